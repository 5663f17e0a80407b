local lists = require "assize.lists"
local rows = require "lib.rows"

return rule {
	title = {zh = "同一集团在境外与否，各案记载不一", en = "Cases of one group disagree whether it sits abroad"},
	law = {"baseline-records"},
	subject = "group", group_by = "case.group_key", kind = "data", level = "warning",
	when = {group_key = known, overseas_group = known},
	message = {
		zh = "集团{group.key}：{abroad}写明为境外集团（共{yes}件），{home}写明不是（共{no}件），请核对。",
		en = "The group {group.key}: cases that say that it sits abroad: {yes} ({abroad}); cases that say that it does not: {no} ({home}). Check them.",
	},
	collect = function(case)
		return {abroad = case.overseas_group}
	end,
	check = function(group)
		local yes = lists.where(group.rows, function(row) return row.abroad end)
		local no = lists.where(group.rows, function(row) return not row.abroad end)
		if #yes == 0 or #no == 0 then return nil end
		return finding {abroad = rows.names(yes), yes = #yes, home = rows.names(no), no = #no}
	end,
}
