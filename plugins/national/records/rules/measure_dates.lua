local order = require "lib.order"

local orders = {
	{first = "taken_on", second = "expires_on", say = "expires_before_taken"},
}

return rule {
	title = {zh = "执行措施日期先后矛盾", en = "Dates of a measure out of order"},
	law = {"fashi-2014-13", "baseline-records"},
	subject = "measure", kind = "data", level = "error",
	messages = {
		expires_before_taken = {
			zh = "措施届满日期（{expires_on}）早于采取日期（{taken_on}），请核对。",
			en = "The measure ends on {expires_on}, before it was taken on {taken_on}: check the dates.",
		},
	},
	check = function(item)
		return order.check(item, orders)
	end,
}
