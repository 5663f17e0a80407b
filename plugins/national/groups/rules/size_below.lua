-- The size that one case states against the defendants of another. Within one case records/group_size
-- compares them. A defendant need not belong to the group, so it is a question and no error.
local lists = require "assize.lists"
local rows = require "lib.rows"

-- The case with the most defendants, and the others that state a size below that.
local function compare(list)
	local most = list[1]
	for _, row in ipairs(list) do
		if row.persons > most.persons then most = row end
	end
	return most, lists.where(list, function(row)
		return row.size > 0 and row.size < most.persons and row.case ~= most.case
	end)
end

local function is_below(list)
	return #select(2, compare(list)) > 0
end

return rule {
	title = {zh = "集团人数少于另案的被告人数", en = "A group smaller than the defendants of another case"},
	law = {"cl-26", "baseline-records"},
	subject = "group", group_by = "case.group_key", kind = "data", level = "warning",
	when = {group_key = known},
	message = {
		zh = "集团{group.key}：{where}（共{count}件）写明的集团人数最少为{size}人，而{other}仍被追诉的被告人有{persons}人，请核对。",
		en = "The group {group.key}: cases that state a size below the {persons} defendants of {other} who are still pursued: {count} ({where}); the least size is {size}. Check the numbers.",
	},
	collect = function(case)
		local persons = lists.count(case.defendants, function(d) return d.pursued end)
		return {persons = persons, size = maybe(case).group_size or 0}
	end,
	check = function(group)
		local list = rows.enough(group, is_below)
		if not is_below(list) then return nil end
		local most, smaller = compare(list)
		local size = smaller[1].size
		for _, row in ipairs(smaller) do size = least(size, row.size) end
		return finding {
			where = rows.names(smaller), count = #smaller, size = size, other = most.case, persons = most.persons,
		}
	end,
}
