local order = require "lib.order"

local orders = {
	{first = "offence_from", second = "offence_to", say = "ends_before"},
	{case_first = "offence_from", second = "offence_from", say = "before_case"},
}

return rule {
	title = {zh = "罪名的作案日期矛盾", en = "Dates of a charge out of order"},
	law = {"baseline-records"},
	subject = "charge", kind = "data", level = "error",
	messages = {
		ends_before = {
			zh = "该罪作案止日（{offence_to}）早于起日（{offence_from}），请核对。",
			en = "This charge ends on {offence_to}, before it begins on {offence_from}: check the dates.",
		},
		before_case = {
			zh = "该罪作案起日（{offence_from}）早于全案作案起日（{case.offence_from}），请核对。",
			en = "This charge begins on {offence_from}, before the first day of the whole case, {case.offence_from}: check the dates.",
		},
	},
	check = function(item)
		return order.check(item, orders)
	end,
}
