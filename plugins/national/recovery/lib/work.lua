-- What the record shows of getting back what was lost, in a span of time: {from =, to =, stages = {...}}.
local lists = require "assize.lists"

local treasury = {fine = true, confiscation = true}

local function is_restitution(payment)
	local soft = maybe(payment)
	local purpose = soft.purpose
	if soft.kind == "pay_fine" or purpose and treasury[purpose] then return false end
	return true
end

-- What those on record answer for: the loss, and no more than their shares of it, where all are known.
local function owed(case)
	local loss, shares = maybe(case).loss_total or case.loss_known, 0
	for _, d in ipairs(case.defendants) do
		local part = maybe(d).loss_share
		if not part then return loss end
		shares = shares + part
	end
	return #case.defendants > 0 and least(loss, shares) or loss
end

-- Whether victims were given a thing as it was by a day. Where they were paid on the day of its return, the
-- thing may be that money, and counts once.
local function is_handed_back(item, day)
	local is_returned = maybe(item).status == "returned" and item.returned_on <= day
	return is_returned and not lists.any(item.case.payments, function(payment)
		return is_restitution(payment) and payment.paid_on == item.returned_on
	end)
end

-- What of it was not made good by a day.
local function left(case, day)
	local paid = lists.sum(lists.where(case.payments, is_restitution), function(payment)
		return payment.paid_on <= day and payment.amount or 0
	end)
	local things = maybe(case).property and case.property or {}
	return owed(case) - paid - lists.sum(things, function(item)
		return is_handed_back(item, day) and item.amount or 0
	end)
end

local function within(day, span)
	return day and day >= span.from and day <= span.to
end

-- On a day of the span, or as the record ascribes it to the stage; without a day the stage decides.
local function happened(item, day, span)
	if day then return within(day, span) or span.stages[maybe(item).stage] end
	return span.stages[item.stage]
end

local function measured(item, span)
	local soft = maybe(item)
	return within(soft.measured_on, span) or within(soft.recovered_on, span) or within(soft.returned_on, span)
end

-- Whether there was an act, a payment or a measure. What is known answers first: only where none of it
-- does may what is not known have been it, and the question stays open.
local function is_done(case, span)
	local soft = maybe(case)
	local function acted(act) return happened(act, maybe(act).acted_on, span) end
	local function paid(payment) return is_restitution(payment) and happened(payment, maybe(payment).paid_on, span) end
	local function touched(item) return measured(item, span) end
	return lists.any(soft.payments or {}, paid)
		or lists.any(soft.property or {}, touched)
		or lists.find(case.recovery, acted) ~= nil
		or lists.any(case.payments, paid)
end

-- What a span that is over left unrecovered without any work on record; nil where there is nothing to say.
local function idle(case, span)
	if span.to > as_of or span.to < span.from or is_done(case, span) then return nil end
	local unpaid = left(case, span.to)
	if unpaid > 0 then return {days = span.to - span.from + 1, left = unpaid} end
	return nil
end

return {left = left, idle = idle}
