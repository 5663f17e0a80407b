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

local function compensates(payment)
	return not is_fine(payment) and maybe(payment).payee
end

local function is_round(payment)
	return compensates(payment) and payment.kind == "distribution"
end

--- Whether the court divided anything, be it that nobody knows among whom.
function rounds.any(case)
	return lists.any(case.payments, function(payment)
		return not is_fine(payment) and payment.kind == "distribution"
	end)
end

--- The days on which money was distributed. The payees have to be known: read `returned` before.
function rounds.days(case)
	local days = {}
	for _, payment in ipairs(lists.where(case.payments, is_round)) do
		local function same(day) return day == payment.paid_on end
		if not lists.any(days, same) then days[#days + 1] = payment.paid_on end
	end
	return days
end

-- A sum for each victim, by key.
local function no_sums(case)
	local sums = {}
	for _, victim in ipairs(case.victims) do sums[victim.key] = victim.loss - victim.loss end
	return sums
end

local function add(sums, payment)
	local key = payment.payee.key
	sums[key] = sums[key] + payment.amount
end

-- What each victim was given on the day, and had before; other payments of the day count as before.
local function sums_on(case, day)
	local given, before = no_sums(case), no_sums(case)
	for _, payment in ipairs(lists.where(case.payments, compensates)) do
		if is_round(payment) and payment.paid_on == day then
			add(given, payment)
		elseif payment.paid_on <= day then
			add(before, payment)
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
function rounds.plan(case, day)
	local given, before = sums_on(case, day)
	local traced, left = traced_on(case, day, given)
	local claims, pool = {}, 0
	for i, victim in ipairs(case.victims) do
		claims[i] = {key = victim.key, loss = victim.loss, repaid = before[victim.key]}
		pool = pool + left[victim.key]
	end
	return distribution.plan {pool = pool, claims = claims, traced = traced}, given
end

return rounds
