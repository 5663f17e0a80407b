-- Nobody knows what a debtor has who did not look.
local measures = require "lib.measures"

return rule {
	title = {zh = "未查询财产", en = "Assets were never looked for"},
	law = {"fashi-2014-13", "fashi-2017-7-10"},
	subject = "enforcement", kind = "procedure", level = "warning",
	when = {state = {"executing", "exec_round_ended"}},
	messages = {
		open = {
			zh = "立案已{days:days}，超过提示期限{param.query_days}，案卷未见对被执行人的财产查询。",
			en = "Filed {days:days} ago, beyond the {param.query_days} from which it is pointed out, and no query of the debtor's assets is on record.",
		},
		ended = {
			zh = "已终结本次执行程序，案卷未见对被执行人的财产查询。",
			en = "This round of execution was ended, and no query of the debtor's assets is on record.",
		},
	},
	check = function(item)
		if measures.taken(item.case, item.debtor, {query = true}) then return nil end
		if item.state == "exec_round_ended" then return finding.ended {} end
		local days = as_of - item.filed_on
		if days > param.query_days then return finding.open {days = days} end
	end,
}
