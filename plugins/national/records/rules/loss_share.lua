return rule {
	title = {zh = "应承担损失超过损失总额", en = "A share above the total loss"},
	law = {"baseline-records"},
	subject = "defendant", kind = "data", level = "error",
	when = {loss_share = known, ["case.loss_total"] = known},
	message = {
		zh = "该被告人应承担损失{loss_share}，超过全案损失总额{case.loss_total}，请核对。",
		en = "The defendant's share of the loss is {loss_share}, more than the case's total loss of {case.loss_total}: check the amounts.",
	},
	check = function(d)
		if d.loss_share > d.case.loss_total then return finding {} end
	end,
}
