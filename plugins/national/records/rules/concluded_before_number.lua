-- A court numbers a case when it takes it, so a trial cannot be over before that year. Numbers of execution and
-- of commutation are later than the judgment, and are left.
local lists = require "assize.lists"

local trials = {"刑初", "刑终", "刑再"}

return rule {
	title = {zh = "审结早于案号年份", en = "Concluded before the year of the case number"},
	law = {"fa-2015-137", "fa-2015-137-types", "baseline-records"},
	subject = "case", kind = "data", level = "error",
	when = {number_year = known, concluded_on = known},
	message = {
		zh = "案号年份为{year}年，记录的审结日期为{concluded_on}；案件不会在收案之前审结，请核对。",
		en = "The case number is of the year {year}, and the case was concluded on {concluded_on}: no case is concluded before the court takes it. Check them.",
	},
	check = function(case)
		local year = case.number_year
		if case.concluded_on.year >= year then return nil end
		if lists.any(trials, function(kind) return case.number:find(kind, 1, true) ~= nil end) then
			return finding {year = tostring(year)}
		end
	end,
}
