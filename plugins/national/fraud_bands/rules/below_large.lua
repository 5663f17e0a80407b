local charges = require "assize.charges"
local scale = require "lib.scale"

return rule {
	title = {zh = "诈骗数额未达起点", en = "Fraud below the lowest threshold"},
	law = {"cl-266", "fashi-2011-7-1", "fafa-2016-32-2", "cl-12", "fashi-2001-5"},
	subject = "charge", kind = "leniency", attention = 2,
	when = {charge = "fraud"},
	message = {
		zh = "据案卷，诈骗既遂数额{amount}，低于“数额较大”的最低起点{limit}，差{short}（行为时{act}、裁判或者核查时{judged}的标准，取较轻者）。请核对是否达到入罪标准。",
		en = "By the file, completed fraud of {amount}, {short} below the least from which an amount is large ({limit}; of the law at the act, {act}, and at the judgment or the audit, {judged}, the lighter). Check whether the charge is met at all.",
	},
	check = function(charge)
		if not charges.is_pursued(charge) then return nil end
		local placed = scale.of(charge, charge.amount)
		if placed.lighter.perhaps > 0 then return nil end
		local limit = placed.lighter.scale[1].least
		return finding {
			limit = limit, short = limit - charge.amount, act = placed.act_day, judged = placed.judged_day,
		}
	end,
}
