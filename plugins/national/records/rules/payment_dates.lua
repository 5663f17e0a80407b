local order = require "lib.order"

local orders = {
	{case_first = "offence_from", second = "paid_on", say = "paid_before_offence"},
}

return rule {
	title = {zh = "付款日期早于作案", en = "A payment before the offence"},
	law = {"baseline-records"},
	subject = "payment", kind = "data", level = "error",
	messages = {
		paid_before_offence = {
			zh = "付款日期（{paid_on}）早于全案作案起日（{case.offence_from}），请核对。",
			en = "Paid on {paid_on}, before the offence began on {case.offence_from}: check the dates.",
		},
	},
	check = function(item)
		return order.check(item, orders)
	end,
}
