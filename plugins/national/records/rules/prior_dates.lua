local order = require "lib.order"

local orders = {
	{first = "committed_on", second = "judged_on", say = "judged_before_committed"},
	{first = "judged_on", second = "served_on", say = "served_before_judged"},
}

return rule {
	title = {zh = "前科日期先后矛盾", en = "Dates of a prior out of order"},
	law = {"cl-65", "baseline-records"},
	subject = "prior", kind = "data", level = "error",
	messages = {
		judged_before_committed = {
			zh = "判决日期（{judged_on}）早于犯罪日期（{committed_on}），请核对。",
			en = "Judged on {judged_on}, before it was committed on {committed_on}: check the dates.",
		},
		served_before_judged = {
			zh = "刑满日期（{served_on}）早于判决日期（{judged_on}），请核对。",
			en = "Served by {served_on}, before it was judged on {judged_on}: check the dates.",
		},
	},
	check = function(item)
		return order.check(item, orders)
	end,
}
