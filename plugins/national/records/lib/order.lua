-- Dates on record that cannot be in their order. A date that is not on record contradicts nothing, so each
-- is read with maybe(); where the unknown part of a date decides, the rule is not evaluated.

-- The earlier date of an order is the item's own, or its case's.
local function earlier(item, soft, each)
	if each.case_first then return maybe(item.case)[each.case_first] end
	return soft[each.first]
end

-- A finding, with the message that the order names, for each of the orders that does not hold.
local function check(item, orders)
	local soft, found = maybe(item), {}
	for _, each in ipairs(orders) do
		local first, second = earlier(item, soft, each), soft[each.second]
		if first and second and first > second then found[#found + 1] = finding[each.say] {key = each.say} end
	end
	return found
end

return {check = check}
