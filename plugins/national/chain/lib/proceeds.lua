-- When concealing and laundering proceeds are serious. What is not known ends the rule only where nothing
-- that is known suffices.
local charges = require "assize.charges"
local grounds = require "lib.grounds"

-- One of the circumstances that the texts join to an amount: several times, or a refusal to say where the
-- money went. Inability to pay it back is neither.
local function is_weighed(charge, day)
	local d = charge.defendant
	if grounds.is_proved(d, "refused_to_disclose") or grounds.is_proved(d, "repeated") then return true end
	return (maybe(charge).times or 0) >= param.at("several_times", day)
end

local function has_loss(charge, limit)
	local loss = maybe(charge).loss_caused
	return loss and loss >= limit
end

-- These end the rule at the first figure that nobody knows.
local function need_times(charge)
	return charge.times
end

local function need_loss(charge)
	return charge.loss_caused
end

local function need_circumstances(charge)
	return charge.times, charge.loss_caused
end

-- The amount together with one of the circumstances, of which a loss is one.
local function is_weighty(charge, day, amount, loss)
	if charge.amount < amount then return false end
	if is_weighed(charge, day) or has_loss(charge, loss) then return true end
	need_circumstances(charge)
	return false
end

-- By the texts of 2015 and 2021: the name of the ground and its figure, or nil.
local function of_old(charge, day)
	local soft, amount, times = maybe(charge), param.at("concealing_serious", day), param.at("concealing_times", day)
	if soft.amount and soft.amount >= amount then return "amount", amount end
	if soft.times and soft.times >= times then return "times", times end
	amount, times = param.at("concealing_some_amount", day), param.at("concealing_some_times", day)
	if charge.amount >= amount and charge.times >= times then return "both", amount end
	need_times(charge)
	return nil
end

local function is_after_fraud(charge, day)
	local upstream = maybe(charge).upstream
	if not upstream and maybe(charge.case).telecom then return true end
	return param.at("fraud_upstream", day)[charge.upstream]
end

-- By the text of 2025. Below the lowest of its figures the upstream crime does not matter.
local function of_2025(charge, day)
	local weighty, loss = param.at("concealing_weighty", day), param.at("concealing_loss", day)
	if charge.amount < loss then return nil end
	if not is_after_fraud(charge, day) then
		weighty, loss = param.at("concealing_high", day), param.at("concealing_high_loss", day)
	elseif has_loss(charge, loss) then
		return "loss", loss
	elseif charge.amount < weighty then
		need_loss(charge)
		return nil
	end
	if is_weighty(charge, day, weighty, loss) then return "weighty", weighty end
end

local texts = {of_2015 = of_old, of_2021 = of_old, of_2025 = of_2025}

-- By the law at the act and by that at the judgment: the name of the ground, nil where it is not serious,
-- and its figure; and the two days.
local function concealing(charge)
	local act, judged = charges.law_days(charge)
	local before, before_limit = texts[param.at("concealing_rule", act)](charge, act)
	local after, after_limit = texts[param.at("concealing_rule", judged)](charge, judged)
	if (before == nil) ~= (after == nil) then charges.need_law_days(charge) end
	return {
		act = act, before = before, before_limit = before_limit,
		judged = judged, after = after, after_limit = after_limit,
	}
end

return {is_weighty = is_weighty, concealing = concealing}
