-- What was paid and handed back, by whom and until when. What went to the treasury is no restitution.
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

-- Whether victims were given a thing as it was. Where they were paid on the day of its return, the thing may
-- be that money, and counts once.
local function is_handed_back(item)
	local day = item.status == "returned" and item.returned_on
	return day and not lists.any(item.case.payments, function(payment)
		return maybe(payment).paid_on == day and not is_for_treasury(payment)
	end)
end

-- What a thing is worth to the victims by a day.
local function worth_by(item, day)
	return is_handed_back(item) and item.returned_on <= day and item.amount or 0
end

-- What was handed back of a defendant's own by a day.
local function handed_back_of(d, day)
	return lists.sum(d.case.property, function(item) return item.owner == d and worth_by(item, day) or 0 end)
end

-- The same of all that the record of the case holds.
local function handed_back_by(case, day)
	return lists.sum(case.property, function(item) return worth_by(item, day) end)
end

return {
	is_for_treasury = is_for_treasury, repaid_by = repaid_by, returned_by = returned_by, paid_by = paid_by,
	is_handed_back = is_handed_back, handed_back_of = handed_back_of, handed_back_by = handed_back_by,
}
