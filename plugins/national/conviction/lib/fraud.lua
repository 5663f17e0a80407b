-- What carries a bracket of fraud (art. 266). `surely`: figures that leave no choice. `perhaps`: everything on
-- record that could, an attempt and a near amount with a circumstance among it.
local charges = require "assize.charges"
local lists = require "assize.lists"
local figures = require "lib.figures"

local reaches = figures.reaches

local function is_vulnerable(victim)
	local categories = victim.categories
	return categories and #categories > 0 or victim.grave_result
end

local function has_near_circumstance(charge)
	if figures.is_stated(charge, param.near_circumstances) then return true end
	return lists.any(charge.case.victims or {}, is_vulnerable)
end

local function is_near(charge, figure)
	return reaches(charge.amount, figure) and has_near_circumstance(charge)
end

local function has_national_scale(charge)
	return charge.case.telecom and param.at("national_scale", charges.law_days(charge))
end

local function times_as_many(figure)
	return figure * param.especially_factor
end

local function was_at_den(charge)
	return lists.any(charge.defendant.stays or {}, function(stay)
		return stay.kind == "den" and maybe(stay).lawful ~= true
	end)
end

local serious = {
	{ask = function(charge) return reaches(charge.amount, param.huge) end},
	{ask = function(charge) return is_near(charge, param.near_huge) end},
	{ask = function(charge) return reaches(charge.attempted_amount, param.near_huge) end},
	{ask = function(charge) return reaches(charge.case.messages, param.messages) end},
	{ask = function(charge) return reaches(charge.case.calls, param.calls) end},
	{ask = function(charge) return reaches(charge.case.page_views, param.page_views) end},
	{ask = was_at_den},
}

return {
	surely = {
		serious = {
			{ground = "amount", ask = function(charge) return reaches(charge.amount, param.huge_most) end},
			{ground = "amount", ask = function(charge)
				return reaches(charge.amount, param.national_huge) and has_national_scale(charge)
			end},
		},
		especially_serious = {
			{ground = "amount", ask = function(charge) return reaches(charge.amount, param.especially_huge) end},
		},
	},
	perhaps = {
		basic = {
			{ask = function(charge) return reaches(charge.amount, param.large) end},
			table.unpack(serious),
		},
		serious = serious,
		especially_serious = {
			{ask = function(charge) return reaches(charge.amount, param.especially_huge) end},
			{ask = function(charge) return is_near(charge, param.near_especially_huge) end},
			{ask = function(charge) return reaches(charge.attempted_amount, param.near_especially_huge) end},
			{ask = function(charge) return reaches(charge.case.messages, times_as_many(param.messages)) end},
			{ask = function(charge) return reaches(charge.case.calls, times_as_many(param.calls)) end},
			{ask = function(charge) return reaches(charge.case.page_views, times_as_many(param.page_views)) end},
		},
	},
}
