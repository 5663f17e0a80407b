return rule {
	title = {zh = "已履行金额超过应履行金额", en = "More performed than was due"},
	law = {"fashi-2014-13", "baseline-records"},
	subject = "enforcement", kind = "data", level = "warning",
	when = {amount = known, performed = known},
	message = {
		zh = "应履行{amount}，记录已履行{performed}，请核对是否多收或者重复记录。",
		en = "{amount} was due and {performed} is on record as performed: see whether too much was collected, or something entered twice.",
	},
	check = function(enforcement)
		if enforcement.performed > enforcement.amount then return finding {} end
	end,
}
