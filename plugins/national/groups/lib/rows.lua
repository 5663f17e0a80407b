-- What the rules of this policy ask of a group's rows, one of which is one case.
local lists = require "assize.lists"

local rows = {}

-- The rows that are known where they suffice, whatever is not known of other cases; else all of them, and
-- a case that is not known ends the rule.
function rows.enough(group, suffices)
	local list = maybe(group).rows
	if suffices(list) then return list end
	return group.rows
end

function rows.sum(list, name)
	return lists.sum(list, function(row) return row[name] end)
end

-- The cases in which there is any of it.
function rows.with(list, name)
	return lists.where(list, function(row) return row[name] > 0 end)
end

-- Whether one case has the one and another case the other.
function rows.across(list, one, other)
	local either = lists.count(list, function(row) return row[one] + row[other] > 0 end)
	return either > 1 and #rows.with(list, one) > 0 and #rows.with(list, other) > 0
end

-- The keys of the first cases, as a message names them.
function rows.names(list)
	local named = {}
	for i = 1, least(#list, param.cases_named) do named[i] = list[i].case end
	return table.concat(named, "、")
end

return rows
