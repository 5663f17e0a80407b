-- A group abroad with cases in several files: whoever has one should know of the others. Where one case
-- says that the group is not abroad, overseas_differs asks first.
local lists = require "assize.lists"

local function count(list, answer)
	return lists.count(list, function(row) return row.answer == answer end)
end

-- How many courts are on record; a case of which the court is not known adds none.
local function courts(list)
	local seen, number = {}, 0
	for _, row in ipairs(list) do
		if row.court ~= "" and not seen[row.court] then seen[row.court], number = true, number + 1 end
	end
	return number
end

return rule {
	title = {zh = "境外集团的各案", en = "The cases of a group abroad"},
	law = {"opinion-2024-cross-border", "fafa-2021-22-1", "fafa-2010-9"},
	subject = "group", group_by = "case.group_key", kind = "priority", attention = 2,
	when = {group_key = known},
	message = {
		zh = "集团{group.key}在案{group.cases}件，其中{abroad}件写明为境外集团，{unsaid}件未写明；已知法院{courts}个。关联案件可以并案处理；分案办理的，请核对各案对作用、损失和追缴的认定能否衔接。",
		en = "The group {group.key}: {group.cases} cases, of which {abroad} say that it sits abroad and {unsaid} say nothing; known courts: {courts}. Linked cases may be joined; where they are not, see whether they agree on parts, losses and recovery.",
	},
	collect = function(case)
		local soft, answer = maybe(case), "unsaid"
		if soft.overseas_group ~= nil then answer = soft.overseas_group and "abroad" or "home" end
		return {answer = answer, court = soft.court_code or ""}
	end,
	check = function(group)
		local list = group.rows
		local abroad = count(list, "abroad")
		if abroad == 0 or #list < 2 or count(list, "home") > 0 then return nil end
		return finding {abroad = abroad, unsaid = count(list, "unsaid"), courts = courts(list)}
	end,
}
