-- What was paid, by whom and until when. What went to the treasury is no restitution.
local lists = require "assize.lists"

local treasury = {fine = true, confiscation = true}
local to_victims = {return_loot = true, repay_loss = true, distribution = true}

-- Whether a payment went to the treasury. The purpose says it, else the kind; where neither does, the
-- question stays open.
local function is_for_treasury(payment)
	local soft = maybe(payment)
	if soft.purpose then return treasury[soft.purpose] or false end
	if soft.kind == "pay_fine" then return true end
	if soft.kind and to_victims[soft.kind] then return false end
	return payment.purpose -- ends the rule, and names it
end

-- What a debtor had repaid by a day, that day included: all of it less what came later. `repaid` is
-- unknown where a payment may be the debtor's and nobody knows.
local function repaid_by(d, day)
	local later = lists.where(d.case.payments, function(payment)
		return maybe(payment).debtor == d and not is_for_treasury(payment) and payment.paid_on > day
	end)
	return d.repaid - lists.sum(later, function(payment) return payment.amount end)
end

-- The same of what a victim had received.
local function returned_by(victim, day)
	local later = lists.where(victim.case.payments, function(payment)
		return maybe(payment).payee == victim and not is_for_treasury(payment) and payment.paid_on > day
	end)
	return victim.returned - lists.sum(later, function(payment) return payment.amount end)
end

-- What all debtors had paid to the victims of a case by a day.
local function paid_by(case, day)
	local paid = lists.where(case.payments, function(payment)
		return not is_for_treasury(payment) and payment.paid_on <= day
	end)
	return lists.sum(paid, function(payment) return payment.amount end)
end

return {is_for_treasury = is_for_treasury, repaid_by = repaid_by, returned_by = returned_by, paid_by = paid_by}
