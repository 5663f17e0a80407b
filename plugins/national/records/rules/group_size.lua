-- A defendant need not belong to the group, so it is a question and no error.
local lists = require "assize.lists"

return rule {
	title = {zh = "团伙人数少于被告人数", en = "A group smaller than its defendants"},
	law = {"cl-26", "baseline-records"},
	subject = "case", kind = "data", level = "warning",
	when = {group_size = known},
	message = {
		zh = "记录的团伙人数为{group_size}，少于本案仍被追诉的被告人数（{pursued}人），请核对。",
		en = "The group is on record with {group_size}, fewer than the defendants of the case who are still pursued ({pursued}): check the number.",
	},
	check = function(case)
		local pursued = lists.count(case.defendants, function(d) return d.pursued end)
		if case.group_size < pursued then return finding {pursued = pursued} end
	end,
}
