-- What carries a bracket of organising (art. 318) and transporting across the border (art. 321), and what
-- makes crossing it oneself a crime (art. 322).
local figures = require "lib.figures"

local reaches = figures.reaches
local grave = {grave_result = true, violent_resistance = true}
local leading = {"ringleader", "organizer", "leader"}
local enticing = {"snakehead", "recruiter", "organizer"}
local reasons = {border_crossing = true}

local many_persons = {ground = "persons", ask = function(charge)
	return reaches(charge.persons_crossed, param.many_persons)
end}
local huge_gain = {ground = "gain", ask = function(charge) return reaches(figures.gain(charge), param.border_gain) end}
local several_times = {ask = function(charge) return reaches(charge.times, param.border_times) end}
local grave_act = {ask = function(charge) return figures.is_stated(charge, grave) end}
local surely = {serious = {many_persons, huge_gain}}

return {
	organizing = {
		surely = surely,
		perhaps = {serious = {many_persons, huge_gain, several_times, grave_act,
			{ask = function(charge) return figures.has_role(charge, leading) end},
		}},
	},
	transporting = {
		surely = surely,
		perhaps = {serious = {many_persons, huge_gain, several_times, grave_act}, especially_serious = {grave_act}},
	},
	crossing = {
		surely = {},
		perhaps = {basic = {
			several_times,
			{ask = function(charge) return reaches(charge.persons_crossed, param.border_together) end},
			{ask = function(charge) return figures.has_role(charge, enticing) end},
			{ask = function(charge) return figures.was_punished(charge, reasons, param.border_penalty_months) end},
		}},
	},
}
