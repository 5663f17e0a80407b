local cards = require "lib.cards"
local charges = require "assize.charges"

return rule {
	title = {zh = "帮信卡户标准前后不同", en = "Aiding: the texts on cards and accounts differ in time"},
	law = {"cl-12", "fashi-2001-5", "fafa-2021-22-9", "fafa-2025-12-6"},
	subject = "charge", kind = "leniency", attention = 2,
	when = {charge = "aiding"},
	messages = {
		newer_lighter = {
			zh = "依行为时（{act}）的卡户标准已达到，依裁判或者核查时（{judged}）的标准未达到。从旧兼从轻，适用较轻者，请核对。",
			en = "Met by the text at the act ({act}), not by that at the judgment or the audit ({judged}). The lighter counts: check.",
		},
		older_lighter = {
			zh = "依行为时（{act}）的卡户标准未达到，依裁判或者核查时（{judged}）的标准已达到。从旧兼从轻，适用较轻者，请核对。",
			en = "Not met by the text at the act ({act}), met by that at the judgment or the audit ({judged}). The older one counts: check.",
		},
	},
	check = function(charge)
		if not charges.is_pursued(charge) then return nil end
		local found = cards.judge(charge)
		if not found or (found.before == nil) == (found.after == nil) then return nil end
		local name = found.before and "newer_lighter" or "older_lighter"
		return finding[name] {act = found.act, judged = found.judged}
	end,
}
