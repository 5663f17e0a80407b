-- The sum and the largest of one value over the rows of a group, of which there is at least one.
local lists = require "assize.lists"

local losses = {}

function losses.sum(rows, name)
	return lists.sum(rows, function(row) return row[name] end)
end

function losses.most(rows, name)
	local most = rows[1][name]
	for _, row in ipairs(rows) do most = greatest(most, row[name]) end
	return most
end

return losses
