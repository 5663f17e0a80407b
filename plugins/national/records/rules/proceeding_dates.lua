local order = require "lib.order"

local orders = {
	{first = "from", second = "to", say = "ends_before"},
}

return rule {
	title = {zh = "程序日期先后矛盾", en = "Dates of a proceeding out of order"},
	law = {"baseline-records"},
	subject = "proceeding", kind = "data", level = "error",
	messages = {
		ends_before = {
			zh = "该程序止日（{to}）早于起日（{from}），请核对。",
			en = "This proceeding ends on {to}, before it begins on {from}: check the dates.",
		},
	},
	check = function(item)
		return order.check(item, orders)
	end,
}
