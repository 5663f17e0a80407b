-- How much of the property part a defendant has performed, and whether the person could perform more.
-- Payment by the family is the person's own, and what any joint debtor pays is performed for all
-- (法释〔2024〕5号 art. 2): `repaid` counts the first, and here the payments of all who owe together count.
local lists = require "assize.lists"

local performance = {}

local restitution = {recover = true, order_repay = true, restitution = true, continue_recover = true, civil = true}
local fines = {fine = "fine", confiscate = "confiscation"} -- and the purpose of payments on them

--- Whether the order is against the defendant.
function performance.owes(order, d)
	return lists.any(order.debtors, function(debtor) return debtor == d end)
end

-- What the defendant answers for in an order, and who pays on it.
local function answers_for(order, d)
	if #order.debtors > 1 and not order.joint then return d.outcome.restitution_ordered, {d} end
	return order.amount, order.debtors
end

--- What is left of restitution, by all orders against the defendant; below zero where more was paid.
function performance.restitution_left(d)
	local left, counted = 0, {}
	for _, order in ipairs(d.case.orders) do
		if restitution[order.obligation] and performance.owes(order, d) then
			local amount, payers = answers_for(order, d)
			left = left + amount
			for _, payer in ipairs(payers) do
				if not counted[payer.key] then left = left - payer.repaid end
				counted[payer.key] = true
			end
		end
	end
	return left
end

-- What was paid on fines; a payment whose debtor or purpose is not known is not counted.
local function paid(d, purpose)
	return lists.sum(d.case.payments, function(payment)
		local counts = maybe(payment).debtor == d and maybe(payment).purpose == purpose
		return counts and payment.amount or 0
	end)
end

local function fine_is_paid(order, d)
	local purpose = fines[order.obligation]
	return not purpose or not performance.owes(order, d) or paid(d, purpose) >= order.amount
end

--- Whether all of it is performed, fines too.
function performance.done(d)
	if performance.restitution_left(d) > 0 then return false end
	return lists.all(d.case.orders, function(order) return fine_is_paid(order, d) end)
end

--- How many signs of art. 6 the file shows: of an able person who refuses.
function performance.signs(d)
	local listed = param.refusal_signs -- read also where the file shows none: it says from when on they count
	return lists.count(d.hiding_signs, function(sign) return listed[sign] end)
end

--- Whether the person has paid as much as the file says that he or she can.
function performance.as_able(d)
	return d.ability == "partly" and d.repaid >= d.ability_amount
end

return performance
