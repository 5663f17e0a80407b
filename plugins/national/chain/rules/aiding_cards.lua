-- Met by the law at the act and by that at the judgment: where only one of them is met, the lighter counts,
-- and aiding_cards_in_time says so.
local cards = require "lib.cards"
local charges = require "assize.charges"

return rule {
	title = {zh = "帮助信息网络犯罪活动：卡户标准", en = "Aiding information-network crime: cards and accounts"},
	law = {"cl-287-2", "cl-99", "fafa-2021-22-9", "fafa-2025-12-6", "cl-12", "fashi-2001-5", "cl-28", "fafa-2010-9"},
	subject = "charge", kind = "priority", attention = 1,
	when = {charge = "aiding"},
	messages = {
		accounts = {
			zh = "据案卷，提供银行卡、支付账户等达到{limit:count}张（个）的标准（行为时{act}的规定；裁判或者核查时{judged}的规定同样达到）。",
			en = "By the file, cards, accounts and the like: {limit:count} or more (by the law at the act, {act}; met by that at the judgment or the audit, {judged}, as well).",
		},
		sims = {
			zh = "据案卷，提供手机卡、物联网卡{sim_cards}，达到{limit:count}张的标准（行为时{act}的规定；裁判或者核查时{judged}的规定同样达到）。",
			en = "By the file, {sim_cards} SIM or internet-of-things cards: from {limit:count} (by the law at the act, {act}; met by that at the judgment or the audit, {judged}, as well).",
		},
		inflow = {
			zh = "据案卷，所提供卡户流入资金{inflow}，达到{inflow_limit}，且本人卡户达到{limit:count}张（个）或者提供了他人卡户（行为时{act}的规定；裁判或者核查时{judged}的规定同样达到）。",
			en = "By the file, {inflow} flowed into the cards and accounts: from {inflow_limit}, with {limit:count} or more of the person's own or with those of others (by the law at the act, {act}; met by that at the judgment or the audit, {judged}, as well).",
		},
		coerced = {
			zh = "据案卷，达到卡户标准（行为时{act}、裁判或者核查时{judged}的规定）。但有被胁迫情形或者迹象，转单独审查，不列为优先。",
			en = "By the file, the figures of cards and accounts are reached (by the law at the act, {act}, and at the judgment or the audit, {judged}). But there is coercion or a sign of it: to a separate review, and no high attention.",
		},
	},
	check = function(charge)
		if not charges.is_pursued(charge) then return nil end
		local found = cards.judge(charge)
		if not (found and found.before and found.after) then return nil end
		local act, judged = found.act, found.judged
		if charges.is_coerced(charge.defendant) then return finding.coerced {act = act, judged = judged} end
		if found.before == "sims" then
			return finding.sims {limit = param.at("card_sims", act), act = act, judged = judged}
		elseif found.before == "accounts" then
			return finding.accounts {limit = param.at("card_accounts", act), act = act, judged = judged}
		end
		return finding.inflow {
			limit = param.at("card_own", act), inflow_limit = param.at("card_inflow", act), act = act, judged = judged,
		}
	end,
}
