local order = require "lib.order"

local orders = {
	{first = "from", second = "to", say = "ends_before"},
}

return rule {
	title = {zh = "出境停留日期先后矛盾", en = "Dates of a stay out of order"},
	law = {"fafa-2021-22-3", "baseline-records"},
	subject = "stay", kind = "data", level = "error",
	messages = {
		ends_before = {
			zh = "停留止日（{to}）早于起日（{from}），请核对。",
			en = "The stay ends on {to}, before it begins on {from}: check the dates.",
		},
	},
	check = function(item)
		return order.check(item, orders)
	end,
}
