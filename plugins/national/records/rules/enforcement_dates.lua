local order = require "lib.order"

local orders = {
	{case_first = "effective_on", second = "filed_on", say = "filed_before_effective"},
	{first = "transferred_on", second = "filed_on", say = "filed_before_transferred"},
	{first = "filed_on", second = "closed_on", say = "closed_before_filed"},
}

return rule {
	title = {zh = "执行日期先后矛盾", en = "Dates of an enforcement out of order"},
	law = {"fashi-2014-13", "baseline-records"},
	subject = "enforcement", kind = "data", level = "error",
	messages = {
		filed_before_effective = {
			zh = "执行立案日期（{filed_on}）早于裁判生效日期（{case.effective_on}），请核对。",
			en = "Enforcement was filed on {filed_on}, before the judgment took effect on {case.effective_on}: check the dates.",
		},
		filed_before_transferred = {
			zh = "执行立案日期（{filed_on}）早于移送执行日期（{transferred_on}），请核对。",
			en = "Enforcement was filed on {filed_on}, before it was transferred on {transferred_on}: check the dates.",
		},
		closed_before_filed = {
			zh = "执行结案日期（{closed_on}）早于执行立案日期（{filed_on}），请核对。",
			en = "Enforcement was closed on {closed_on}, before it was filed on {filed_on}: check the dates.",
		},
	},
	check = function(item)
		return order.check(item, orders)
	end,
}
