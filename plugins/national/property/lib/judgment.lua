-- What the judgment says of a defendant.
local lists = require "assize.lists"

local function is_convicted(d)
	return lists.find(d.charges, function(charge) return charge.state == "convicted" end) ~= nil
end

local function holds(debtors, d)
	return lists.any(debtors, function(debtor) return debtor == d end)
end

local function surely_binds(order, d, kinds)
	local kind, debtors = maybe(order).obligation, maybe(order).debtors
	return kind and kinds[kind] and debtors and holds(debtors, d)
end

local function binds(order, d, kinds)
	return kinds[order.obligation] and holds(order.debtors, d)
end

-- Whether the judgment surely has an order of one of the kinds against the defendant, or an amount to repay.
local function is_ordered(d, kinds)
	local outcome = maybe(d).outcome
	local stated = outcome and outcome.restitution_ordered
	if stated and stated > 0 then return true end
	return lists.any(maybe(d.case).orders or {}, function(order) return surely_binds(order, d, kinds) end)
end

-- Ends the rule where an order whose kind or debtors are not known may be one, or nobody entered any.
local function need_orders(d, kinds)
	return lists.any(d.case.orders, function(order) return binds(order, d, kinds) end)
end

return {is_convicted = is_convicted, is_ordered = is_ordered, need_orders = need_orders}
