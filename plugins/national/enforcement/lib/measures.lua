-- Measures against a debtor, in whichever enforcement: who was looked for on the fine was looked for on the restitution too.
local lists = require "assize.lists"

local function surely_has(item, debtor, kinds)
	local stated = maybe(item)
	return stated.debtor == debtor and lists.any(stated.measures or {}, function(measure)
		return kinds[measure.kind]
	end)
end

local function has(item, debtor, kinds)
	return item.debtor == debtor and lists.any(item.measures, function(measure) return kinds[measure.kind] end)
end

-- Whether one of the kinds was taken. Known ones first; where none is of the kinds, one that is not known leaves the question open.
local function taken(case, debtor, kinds)
	local all = case.enforcement
	return lists.any(all, function(item) return surely_has(item, debtor, kinds) end)
		or lists.any(all, function(item) return has(item, debtor, kinds) end)
end

-- Whether an enforcement has run for more than so many days, and something is still owed.
local function is_idle(item, days)
	return as_of - item.filed_on > days and item.outstanding > 0
end

return {taken = taken, is_idle = is_idle}
