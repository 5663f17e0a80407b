-- The debtor, and those whom the debtor supports, keep what they live on.
return rule {
	title = {zh = "未保留生活必需费用", en = "Living costs were not kept"},
	law = {"fashi-2014-13-9", "cl-59"},
	subject = "enforcement", kind = "procedure", level = "warning",
	when = {living_costs_kept = false},
	message = {
		zh = "执行“{obligation}”时未为被执行人及其扶养的家属保留生活必需费用，请核对并纠正。",
		en = "In executing the order ({obligation}), what the debtor and the dependants live on was not kept: check, and put it right.",
	},
}
