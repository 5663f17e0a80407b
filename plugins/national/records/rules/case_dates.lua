local order = require "lib.order"

local orders = {
	{first = "filed_on", second = "accepted_on", say = "accepted_before_filed"},
	{first = "accepted_on", second = "concluded_on", say = "concluded_before_accepted"},
	{first = "concluded_on", second = "effective_on", say = "effective_before_concluded"},
	{first = "offence_from", second = "offence_to", say = "offence_ends_before"},
	{first = "offence_from", second = "filed_on", say = "filed_before_offence"},
	{first = "offence_to", second = "concluded_on", say = "concluded_before_offence"},
	{first = "offence_from", second = "concluded_on", say = "concluded_before_begun"},
}

return rule {
	title = {zh = "案件日期先后矛盾", en = "Dates of a case out of order"},
	law = {"baseline-records"},
	subject = "case", kind = "data", level = "error",
	messages = {
		accepted_before_filed = {
			zh = "法院受理日期（{accepted_on}）早于立案日期（{filed_on}），请核对。",
			en = "The court took the case on {accepted_on}, before it was filed on {filed_on}: check the dates.",
		},
		concluded_before_accepted = {
			zh = "审结日期（{concluded_on}）早于受理日期（{accepted_on}），请核对。",
			en = "Concluded on {concluded_on}, before it was accepted on {accepted_on}: check the dates.",
		},
		effective_before_concluded = {
			zh = "生效日期（{effective_on}）早于审结日期（{concluded_on}），请核对。",
			en = "Effective on {effective_on}, before it was concluded on {concluded_on}: check the dates.",
		},
		offence_ends_before = {
			zh = "作案止日（{offence_to}）早于作案起日（{offence_from}），请核对。",
			en = "The offence ends on {offence_to}, before it begins on {offence_from}: check the dates.",
		},
		filed_before_offence = {
			zh = "立案日期（{filed_on}）早于作案起日（{offence_from}），请核对。",
			en = "Filed on {filed_on}, before the offence began on {offence_from}: check the dates.",
		},
		concluded_before_begun = {
			zh = "审结日期（{concluded_on}）早于作案起日（{offence_from}），请核对。",
			en = "Concluded on {concluded_on}, before the offence began on {offence_from}: check the dates.",
		},
		concluded_before_offence = {
			zh = "审结日期（{concluded_on}）早于作案止日（{offence_to}），请核对。",
			en = "Concluded on {concluded_on}, before the offence ended on {offence_to}: check the dates.",
		},
	},
	check = function(item)
		return order.check(item, orders)
	end,
}
