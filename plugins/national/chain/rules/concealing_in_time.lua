local charges = require "assize.charges"
local proceeds = require "lib.proceeds"

return rule {
	title = {zh = "掩饰、隐瞒犯罪所得：新旧规定不同", en = "Concealing proceeds: the texts differ in time"},
	law = {"cl-12", "fashi-2001-5", "cl-312", "fashi-2015-11", "fashi-2021-8", "fashi-2025-13"},
	subject = "charge", kind = "leniency", attention = 2,
	when = {charge = "concealing"},
	messages = {
		newer_lighter = {
			zh = "依行为时（{act}）的规定达到“情节严重”（标准{limit}），依裁判或者核查时（{judged}）的规定未达到。从旧兼从轻，适用较轻的新规定，请核对。",
			en = "By the law at the act ({act}) serious (the figure is {limit}), by that at the judgment or the audit ({judged}) not. The newer, lighter one counts: check.",
		},
		older_lighter = {
			zh = "依行为时（{act}）的规定未达到“情节严重”，依裁判或者核查时（{judged}）的规定达到（标准{limit}）。从旧兼从轻，适用较轻的旧规定，请核对。",
			en = "By the law at the act ({act}) not serious, by that at the judgment or the audit ({judged}) serious (the figure is {limit}). The older, lighter one counts: check.",
		},
	},
	check = function(charge)
		if not charges.is_pursued(charge) then return nil end
		local found = proceeds.concealing(charge)
		local act, judged = found.act, found.judged
		if found.before and not found.after then
			return finding.newer_lighter {limit = found.before_limit, act = act, judged = judged}
		elseif found.after and not found.before then
			return finding.older_lighter {limit = found.after_limit, act = act, judged = judged}
		end
	end,
}
