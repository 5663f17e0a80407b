-- What the record carries, by charge. `surely`: questions of which one yes leaves no choice but the bracket.
-- `perhaps`: all that could carry it, so that no yes means that nothing on record does. A charge or bracket
-- that is not here is not judged.
local charges = require "assize.charges"
local aiding = require "lib.aiding"
local borders = require "lib.borders"
local fraud = require "lib.fraud"
local information = require "lib.information"

local laundering = {
	surely = {},
	perhaps = {serious = {
		{ask = function(charge) return charge.amount and charge.amount >= param.laundering_amount end},
	}},
}

local by_charge = {
	fraud = fraud,
	aiding = aiding,
	personal_information = information,
	organizing_crossing = borders.organizing,
	transporting_crossing = borders.transporting,
	border_crossing = borders.crossing,
	laundering = laundering,
}

local function knows(charge)
	return by_charge[charge.charge] ~= nil
end

-- The first figure of each text. Fraud had an older text, which holds for what was done under it; the others
-- had none, and count for what is judged since they hold.
local first_figures = {
	aiding = "helped", personal_information = "records_other", organizing_crossing = "many_persons",
	transporting_crossing = "many_persons", border_crossing = "border_times", laundering = "laundering_amount",
}

-- Ends the rule where the figures were not yet in force. It is asked only where they would say something.
local function need_figures(charge)
	local act, judged = charges.law_days(charge)
	if charge.charge == "fraud" then return param.at("large", act) end
	return param.at(first_figures[charge.charge], judged)
end

-- The questions, or nil.
local function surely(charge, bracket)
	return by_charge[charge.charge].surely[bracket]
end

local function perhaps(charge, bracket)
	return by_charge[charge.charge].perhaps[bracket]
end

return {knows = knows, surely = surely, perhaps = perhaps, need_figures = need_figures}
