-- The two texts on cards and accounts of those who aid: what is met by the law at the act and by that at
-- the judgment. What is not known ends the rule only where nothing that is known suffices.
local charges = require "assize.charges"

local function has_sims(charge, day)
	return (maybe(charge).sim_cards or 0) >= param.at("card_sims", day)
end

-- These end the rule at the first figure that nobody knows.
local function need_2021(charge)
	return charge.cards, charge.accounts, charge.sim_cards
end

local function need_owners(charge)
	return charge.others_accounts, charge.own_accounts
end

local function need_sims(charge)
	return charge.sim_cards
end

local function of_2021(charge, day)
	local soft = maybe(charge)
	if has_sims(charge, day) then return "sims" end
	if (soft.cards or 0) + (soft.accounts or 0) >= param.at("card_accounts", day) then return "accounts" end
	need_2021(charge)
	return nil
end

-- Three of any kind are three of one's own or one of somebody else's.
local function is_enough(charge, day)
	local least_own, soft = param.at("card_own", day), maybe(charge)
	if (soft.others_accounts or 0) > 0 or (soft.own_accounts or 0) >= least_own then return true end
	if (soft.cards or 0) + (soft.accounts or 0) >= least_own then return true end
	need_owners(charge)
	return false
end

local function of_2025(charge, day)
	if has_sims(charge, day) then return "sims" end
	if charge.inflow >= param.at("card_inflow", day) and is_enough(charge, day) then return "inflow" end
	need_sims(charge)
	return nil
end

local texts = {of_2021 = of_2021, of_2025 = of_2025}

-- Two grounds, each nil where none is met, and the two days; nothing where no text holds yet. A text that
-- had none before it counts for what is judged since.
local function judge(charge)
	local act, judged = charges.law_days(charge)
	local older, newer = param.at("card_rule", act), param.at("card_rule", judged)
	if newer == "none" then return nil end
	if older == "none" then older, act = newer, judged end
	local before, after = texts[older](charge, act), texts[newer](charge, judged)
	if (before == nil) ~= (after == nil) then charges.need_law_days(charge) end
	return {before = before, after = after, act = act, judged = judged}
end

return {judge = judge}
