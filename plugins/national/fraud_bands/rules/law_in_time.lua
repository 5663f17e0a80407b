-- Speaks only where the law at the act and that at the judgment give the amount different places. That
-- an amount is near the next step counts too.
local charges = require "assize.charges"
local scale = require "lib.scale"

return rule {
	title = {zh = "行为时与裁判时标准不同", en = "The law at the act and at the judgment differ"},
	law = {"cl-12", "fashi-2001-5", "fashi-2011-7-1", "fafa-2016-32-2"},
	subject = "charge", kind = "leniency", attention = 2,
	when = {charge = "fraud"},
	message = {
		zh = "诈骗数额{amount}，所达到或者接近的档次：行为时（{act}）起点最低{act_least}、最高{act_most}；裁判或者核查时（{judged}）最低{judged_least}、最高{judged_most}，结果不同。从旧兼从轻，取较轻者。",
		en = "Fraud of {amount}. The step that it reaches or is near: at the act ({act}) from {act_least} at least and {act_most} at most; at the judgment or the audit ({judged}) from {judged_least} at least and {judged_most} at most. The results differ; the older law holds unless the newer one is lighter.",
	},
	check = function(charge)
		if not charges.is_pursued(charge) then return nil end
		local placed = scale.of(charge, charge.amount)
		local act, judged = placed.act, placed.judged
		if scale.same(act, judged) then return nil end
		local step = greatest(act.perhaps, judged.perhaps)
		if act.sure == judged.sure and act.perhaps == judged.perhaps then step = step + 1 end
		local before, after = act.scale[step], judged.scale[step]
		return finding {
			act = placed.act_day, act_least = before.least, act_most = before.most,
			judged = placed.judged_day, judged_least = after.least, judged_most = after.most,
		}
	end,
}
