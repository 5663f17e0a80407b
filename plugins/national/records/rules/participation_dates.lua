local order = require "lib.order"

local orders = {
	{first = "joined_on", second = "left_on", say = "left_before_joined"},
}

return rule {
	title = {zh = "参与日期先后矛盾", en = "Dates of participation out of order"},
	law = {"baseline-records"},
	subject = "defendant", kind = "data", level = "error",
	messages = {
		left_before_joined = {
			zh = "离开日期（{left_on}）早于加入日期（{joined_on}），请核对。",
			en = "Left on {left_on}, before joining on {joined_on}: check the dates.",
		},
	},
	check = function(item)
		return order.check(item, orders)
	end,
}
