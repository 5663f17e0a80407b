-- The judgment gives a day by which the fine is to be paid, within three months of its effect.
return rule {
	title = {zh = "罚金缴纳期限过长", en = "Too long a time to pay the fine"},
	law = {"fashi-2000-45", "cl-53", "cl-99"},
	subject = "enforcement", kind = "procedure", level = "warning",
	when = {obligation = "fine"},
	message = {
		zh = "判决{case.effective_on}生效，罚金缴纳期限至{due_on}，超过生效后{param.fine_deadline}，请核对；确有困难的，应当依法裁定延期、减少或者免除。",
		en = "The judgment took effect on {case.effective_on} and the fine is to be paid by {due_on}, more than {param.fine_deadline} later: check it. For real hardship the law has deferral, reduction and waiver.",
	},
	check = function(item)
		if item.due_on > item.case.effective_on:add_months(param.fine_deadline) then return finding {} end
	end,
}
