-- A criminal group has three persons or more. Those of several cases may be the same, so their sum proves
-- nothing alone; what one case lists or states is a least number.
local lists = require "assize.lists"
local rows = require "lib.rows"

local function most(list)
	local found = 0
	for _, row in ipairs(list) do found = greatest(found, row.persons, row.size) end
	return found
end

local function is_several(list)
	return #list > 1 and greatest(most(list), rows.sum(list, "persons")) >= param.group_persons
end

return rule {
	title = {zh = "各案合看达三人以上", en = "Three persons or more over the cases of a group"},
	law = {"cl-26", "cl-97", "cpl-12"},
	subject = "group", group_by = "case.group_key", kind = "priority", attention = 1,
	when = {group_key = known},
	messages = {
		reached = {
			zh = "集团{group.key}：一件案件所列或者写明的人数最多为{least}人，各案被告人相加{sum}人次（同一人可能在数案中）。已达到犯罪集团{param.group_persons}人以上的人数；是否为较固定的犯罪组织，由人认定。另有{unknown}件的被告人未记明，未计入。",
			en = "The group {group.key}: a single case lists or states up to {least} persons, and the defendants of all cases add up to {sum} (one person may be in several). That reaches the {param.group_persons} of a criminal group; whether it was a relatively fixed organisation is for a person to find. Cases of which the defendants are not known, and which do not count: {unknown}.",
		},
		together = {
			zh = "集团{group.key}：单看每案，人数至多{least}人；各案被告人相加{sum}人次，达到犯罪集团{param.group_persons}人以上的人数，但同一人可能在数案中：请先核对是否同一人。是否为较固定的犯罪组织，由人认定。另有{unknown}件的被告人未记明，未计入。",
			en = "The group {group.key}: no case alone has more than {least} persons; the defendants of all cases add up to {sum}, which reaches the {param.group_persons} of a criminal group, but one person may be in several: see first whether they are the same. Whether it was a relatively fixed organisation is for a person to find. Cases of which the defendants are not known, and which do not count: {unknown}.",
		},
	},
	collect = function(case)
		local persons = lists.count(case.defendants, function(d) return d.pursued end)
		return {persons = persons, size = maybe(case).group_size or 0}
	end,
	check = function(group)
		local list = rows.enough(group, is_several)
		if not is_several(list) then return nil end
		local largest = most(list)
		local values = {least = largest, sum = rows.sum(list, "persons"), unknown = group.unknown}
		if largest >= param.group_persons then return finding.reached(values) end
		return finding.together(values)
	end,
}
