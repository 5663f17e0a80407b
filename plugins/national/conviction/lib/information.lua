-- What carries a bracket of infringing personal information (art. 253-1): 情节严重 is the basic bracket of the
-- article, 情节特别严重 the one above it. The three classes of records count together, each by its own figure.
local lists = require "assize.lists"
local figures = require "lib.figures"

local reaches = figures.reaches
local insider = {insider_abuse = true}
local reasons = {personal_information = true}

-- Whether the records reach their figures so many times over, in whole numbers; an insider's count double.
local function reaches_records(charge, weight, times)
	local first, second, third = param.records_sensitive, param.records_important, param.records_other
	local weighed = (charge.records_sensitive or 0) * second * third
		+ (charge.records_important or 0) * first * third
		+ (charge.records_other or 0) * first * second
	return weighed * weight >= times * first * second * third
end

local function reaches_as_insider(charge, times)
	return reaches_records(charge, 2, times) and figures.is_stated(charge, insider)
end

-- Whether an earlier conviction of the same is on record: it carries the crime whatever the number.
local function was_convicted(charge)
	return lists.any(charge.defendant.priors or {}, function(prior)
		return prior.kind == "conviction" and prior.charge == "personal_information"
	end)
end

return {
	surely = {
		serious = {
			{ground = "records", ask = function(charge) return reaches_records(charge, 1, param.information_factor) end},
			{ground = "gain", ask = function(charge) return reaches(figures.gain(charge), param.information_gain_most) end},
		},
	},
	perhaps = {
		basic = {
			{ask = function(charge) return reaches_records(charge, 1, 1) end},
			{ask = function(charge) return reaches(figures.gain(charge), param.information_gain) end},
			{ask = function(charge) return charge.sold_for_crime end},
			{ask = function(charge) return charge.tracks_used end},
			{ask = function(charge) return reaches_as_insider(charge, 1) end},
			{ask = function(charge) return figures.was_punished(charge, reasons, param.penalty_months) end},
			{ask = was_convicted},
		},
		serious = {
			{ask = function(charge) return reaches_records(charge, 1, param.information_factor) end},
			{ask = function(charge) return reaches(figures.gain(charge), param.information_gain_most) end},
			{ask = function(charge) return reaches_as_insider(charge, param.information_factor) end},
			{ask = function(charge) return figures.is_stated(charge, {grave_result = true}) end},
			{ask = function(charge) return figures.is_some(charge.loss_caused) end},
		},
	},
}
