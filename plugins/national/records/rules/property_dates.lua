local order = require "lib.order"

local orders = {
	{first = "measured_on", second = "expires_on", say = "expires_before_measured"},
	{first = "measured_on", second = "renewed_on", say = "renewed_before_measured"},
	{first = "renewed_on", second = "expires_on", say = "expires_before_renewed"},
	{first = "recovered_on", second = "returned_on", say = "returned_before_recovered"},
}

return rule {
	title = {zh = "涉案财物日期先后矛盾", en = "Dates of property out of order"},
	law = {"cpl-245", "baseline-records"},
	subject = "property", kind = "data", level = "error",
	messages = {
		expires_before_measured = {
			zh = "措施届满日期（{expires_on}）早于采取日期（{measured_on}），请核对。",
			en = "The measure ends on {expires_on}, before it was taken on {measured_on}: check the dates.",
		},
		renewed_before_measured = {
			zh = "续行日期（{renewed_on}）早于采取日期（{measured_on}），请核对。",
			en = "Renewed on {renewed_on}, before the measure was taken on {measured_on}: check the dates.",
		},
		expires_before_renewed = {
			zh = "续行后的届满日期（{expires_on}）早于续行日期（{renewed_on}），请核对。",
			en = "The measure ends on {expires_on}, before it was renewed on {renewed_on}: check the dates.",
		},
		returned_before_recovered = {
			zh = "返还日期（{returned_on}）早于追回日期（{recovered_on}），请核对。",
			en = "Returned on {returned_on}, before it was recovered on {recovered_on}: check the dates.",
		},
	},
	check = function(item)
		return order.check(item, orders)
	end,
}
