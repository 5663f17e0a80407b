local order = require "lib.order"

local orders = {
	{case_first = "offence_from", second = "acted_on", say = "acted_before_offence"},
}

return rule {
	title = {zh = "追赃日期早于作案", en = "A recovery act before the offence"},
	law = {"baseline-records"},
	subject = "recovery", kind = "data", level = "error",
	messages = {
		acted_before_offence = {
			zh = "追赃挽损日期（{acted_on}）早于全案作案起日（{case.offence_from}），请核对。",
			en = "Done on {acted_on}, before the offence began on {case.offence_from}: check the dates.",
		},
	},
	check = function(item)
		return order.check(item, orders)
	end,
}
