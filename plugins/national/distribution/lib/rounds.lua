-- The distributions that a record shows: what victims were given on a day, and the plan for that money.
-- A payment without a payee is another rule's, and no part of a round.
local distribution = require "assize.distribution"
local lists = require "assize.lists"

local rounds = {}

local treasury = {fine = true, confiscation = true}

-- A fine is nobody's compensation, whoever collected it.
local function is_fine(payment)
	local purpose = maybe(payment).purpose
	return purpose and treasury[purpose]
end

local function is_distribution(payment)
	return not is_fine(payment) and payment.kind == "distribution"
end

--- What victims were paid, by whomever: a row a payment. None where the court divided nothing.
function rounds.paid(case)
	local rows = {}
	if not lists.any(case.payments, is_distribution) then return rows end
	for _, payment in ipairs(case.payments) do
		if not is_fine(payment) and payment.to_victim then
			rows[#rows + 1] = {
				victim = payment.payee.key, amount = payment.amount, on = payment.paid_on,
				divided = payment.kind == "distribution",
			}
		end
	end
	return rows
end

--- The days on which money was divided.
function rounds.days(paid)
	local days = {}
	for _, row in ipairs(paid) do
		local function same(day) return day == row.on end
		if row.divided and not lists.any(days, same) then days[#days + 1] = row.on end
	end
	return days
end

-- What each victim was given on the day, and had before; other payments of the day count as before.
local function sums_on(case, paid, day)
	local given, before = {}, {}
	for _, victim in ipairs(case.victims) do
		local none = victim.loss - victim.loss
		given[victim.key], before[victim.key] = none, none
	end
	for _, row in ipairs(paid) do
		if row.divided and row.on == day then
			given[row.victim] = given[row.victim] + row.amount
		elseif row.on <= day then
			before[row.victim] = before[row.victim] + row.amount
		end
	end
	return given, before
end

-- The part of what the owners were given that is a thing of their own; it is taken out of `left`. What was
-- handed over as it was and not paid out is in no payment, and so in no round.
local function traced_part(item, left)
	local owners, amounts, most = {}, {}, 0
	for i, owner in ipairs(item.victims) do
		owners[i], amounts[i] = owner.key, left[owner.key]
		most = most + amounts[i]
	end
	if most <= 0 then return nil end
	local amount = least(item.amount, most)
	for i, part in ipairs(share(amount, amounts)) do left[owners[i]] = amounts[i] - part end
	return {key = item.key, victims = owners, amount = amount}
end

local function traced_on(case, day, given)
	local left, traced = {}, {}
	for key, amount in pairs(given) do left[key] = amount end
	for _, item in ipairs(case.property) do
		local owners = maybe(item).victims
		if owners and #owners > 0 and item.status == "returned" and item.returned_on == day then
			traced[#traced + 1] = traced_part(item, left)
		end
	end
	return traced, left
end

--- The plan for what was given on a day, and what was given, by the victims' keys.
function rounds.plan(case, paid, day)
	local given, before = sums_on(case, paid, day)
	local traced, left = traced_on(case, day, given)
	local claims, pool = {}, 0
	for i, victim in ipairs(case.victims) do
		local key = victim.key
		claims[i] = {key = key, loss = victim.loss, repaid = before[key]}
		pool = pool + left[key]
	end
	return distribution.plan {pool = pool, claims = claims, traced = traced}, given
end

return rounds
