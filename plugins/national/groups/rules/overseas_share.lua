-- The share that groups abroad hold of a court's telecom fraud. The denominator is the cases that say
-- whether a group abroad stands behind them; those that do not say are counted beside it.
local lists = require "assize.lists"

return rule {
	title = {zh = "境外集团所占比重", en = "The share held by groups abroad"},
	law = {"opinion-2024-cross-border", "fafa-2010-9"},
	subject = "group", group_by = "case.court_code", kind = "data", level = "info",
	when = {court_code = known, telecom = true},
	message = {
		zh = "法院{group.key}：已写明是否境外集团的电信网络诈骗及其关联案件{said}件，其中境外集团{abroad}件，占{part}；另有{open}件未写明。按案件计，同一集团的各案分别计算。",
		en = "Court {group.key}: of {said} cases of telecom-network fraud and around it that say whether a group abroad stands behind them, {abroad} say so: {part}. Besides, {open} do not say. Cases are counted, so one group may be in several.",
	},
	collect = function(case) return {abroad = case.overseas_group} end,
	check = function(group)
		local said = maybe(group).rows
		local abroad = lists.count(said, function(row) return row.abroad end)
		if abroad == 0 then return nil end
		return finding {said = #said, abroad = abroad, part = ratio(abroad, #said), open = group.unknown}
	end,
}
