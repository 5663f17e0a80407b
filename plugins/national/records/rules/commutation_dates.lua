local order = require "lib.order"

local orders = {
	{case_first = "effective_on", second = "applied_on", say = "applied_before_effective"},
	{first = "applied_on", second = "decided_on", say = "decided_before_applied"},
}

return rule {
	title = {zh = "减刑假释日期先后矛盾", en = "Dates of a commutation out of order"},
	law = {"fashi-2016-23", "baseline-records"},
	subject = "commutation", kind = "data", level = "error",
	messages = {
		applied_before_effective = {
			zh = "申请日期（{applied_on}）早于裁判生效日期（{case.effective_on}），请核对。",
			en = "Applied for on {applied_on}, before the judgment took effect on {case.effective_on}: check the dates.",
		},
		decided_before_applied = {
			zh = "裁定日期（{decided_on}）早于申请日期（{applied_on}），请核对。",
			en = "Decided on {decided_on}, before it was applied for on {applied_on}: check the dates.",
		},
	},
	check = function(item)
		return order.check(item, orders)
	end,
}
