local order = require "lib.order"

local orders = {
	{first = "applied_on", second = "decided_on", say = "decided_before_applied"},
	{first = "decided_on", second = "from", say = "listed_before_decided"},
	{first = "from", second = "until", say = "ends_before"},
	{first = "from", second = "removed_on", say = "removed_before_listed"},
}

return rule {
	title = {zh = "失信名单日期先后矛盾", en = "Dates of a listing out of order"},
	law = {"fashi-2017-7", "baseline-records"},
	subject = "listing", kind = "data", level = "error",
	messages = {
		decided_before_applied = {
			zh = "决定日期（{decided_on}）早于申请日期（{applied_on}），请核对。",
			en = "Decided on {decided_on}, before it was applied for on {applied_on}: check the dates.",
		},
		listed_before_decided = {
			zh = "纳入日期（{from}）早于决定日期（{decided_on}），请核对。",
			en = "Listed from {from}, before it was decided on {decided_on}: check the dates.",
		},
		ends_before = {
			zh = "纳入期限止日（{until}）早于起日（{from}），请核对。",
			en = "The listing's term ends on {until}, before it begins on {from}: check the dates.",
		},
		removed_before_listed = {
			zh = "移出日期（{removed_on}）早于纳入日期（{from}），请核对。",
			en = "Removed on {removed_on}, before it was listed on {from}: check the dates.",
		},
	},
	check = function(item)
		return order.check(item, orders)
	end,
}
