-- Serious by the law at the act and by that at the judgment. Where only one of them says so the lighter
-- counts, and concealing_in_time shows both.
local charges = require "assize.charges"
local proceeds = require "lib.proceeds"

return rule {
	title = {zh = "掩饰、隐瞒犯罪所得：情节严重", en = "Concealing proceeds: serious"},
	law = {"cl-312", "cl-99", "fashi-2015-11", "fashi-2021-8", "fashi-2025-13", "cl-12", "fashi-2001-5", "cl-28", "fafa-2010-9"},
	subject = "charge", kind = "priority", attention = 2,
	when = {charge = "concealing"},
	messages = {
		amount = {
			zh = "据案卷，掩饰、隐瞒数额{amount}，达到“情节严重”的{limit}，超出{over}（行为时{act}的规定；裁判或者核查时{judged}的规定同样达到）。",
			en = "By the file, {amount} concealed: serious from {limit}, {over} above it (by the law at the act, {act}; met by that at the judgment or the audit, {judged}, as well).",
		},
		times = {
			zh = "据案卷，掩饰、隐瞒{times}次，达到“情节严重”的{limit}次，超出{over}次（行为时{act}的规定；裁判或者核查时{judged}的规定同样达到）。",
			en = "By the file, concealed {times} times: serious from {limit} times, {over} above it (by the law at the act, {act}; met by that at the judgment or the audit, {judged}, as well).",
		},
		both = {
			zh = "据案卷，掩饰、隐瞒{times}次、数额{amount}，达到“情节严重”的次数与{limit}，超出{over}（行为时{act}的规定；裁判或者核查时{judged}的规定同样达到）。",
			en = "By the file, {amount} concealed in {times} times: serious with that many times from {limit}, {over} above it (by the law at the act, {act}; met by that at the judgment or the audit, {judged}, as well).",
		},
		weighty = {
			zh = "据案卷，掩饰、隐瞒数额{amount}，达到{limit}，超出{over}，且有多次、拒不交代去向或者造成损失等情形，可认定“情节严重”，注意与上游犯罪平衡（行为时{act}、裁判或者核查时{judged}的规定）。",
			en = "By the file, {amount} concealed: from {limit}, {over} above it, together with several times, a refusal to say where it went, or a loss; this can be serious, in balance with the upstream crime (by the law at the act, {act}, and at the judgment or the audit, {judged}).",
		},
		loss = {
			zh = "据案卷，掩饰、隐瞒造成损失{loss_caused}，达到{limit}，超出{over}，可认定“情节严重”，注意与上游犯罪平衡（行为时{act}、裁判或者核查时{judged}的规定）。",
			en = "By the file, concealing caused a loss of {loss_caused}: from {limit}, {over} above it; this can be serious, in balance with the upstream crime (by the law at the act, {act}, and at the judgment or the audit, {judged}).",
		},
		coerced = {
			attention = 1,
			zh = "据案卷，掩饰、隐瞒达到“情节严重”的标准（行为时{act}、裁判或者核查时{judged}的规定）。但有被胁迫情形或者迹象，转单独审查，不列为优先。",
			en = "By the file, concealing that reaches what is serious (by the law at the act, {act}, and at the judgment or the audit, {judged}). But there is coercion or a sign of it: to a separate review, and no high attention.",
		},
	},
	check = function(charge)
		if not charges.is_pursued(charge) then return nil end
		local found = proceeds.concealing(charge)
		if not (found.before and found.after) then return nil end
		local act, judged, limit = found.act, found.judged, found.before_limit
		if charges.is_coerced(charge.defendant) then return finding.coerced {act = act, judged = judged} end
		local over
		if found.before == "times" then
			over = charge.times - limit
		elseif found.before == "loss" then
			over = charge.loss_caused - limit
		else
			over = charge.amount - limit
		end
		return finding[found.before] {limit = limit, over = over, act = act, judged = judged}
	end,
}
