return rule {
	title = {zh = "诈骗数额超过损失总额", en = "An amount of fraud above the total loss"},
	law = {"baseline-records"},
	subject = "charge", kind = "data", level = "warning",
	when = {charge = "fraud", amount = known, ["case.loss_total"] = known},
	message = {
		zh = "诈骗数额（既遂）{amount}，超过全案损失总额{case.loss_total}，请核对。",
		en = "The completed fraud is {amount}, more than the case's total loss of {case.loss_total}: check the amounts.",
	},
	check = function(charge)
		if charge.amount > charge.case.loss_total then return finding {} end
	end,
}
