-- Held property of a debtor who is being executed, and nothing done with it. What is a victim's own is returned, not realised.
local lists = require "assize.lists"
local measures = require "lib.measures"

return rule {
	title = {zh = "在控财产未处置", en = "Held property that nobody disposed of"},
	law = {"fashi-2014-13", "cl-64"},
	subject = "property", kind = "procedure", level = "warning",
	when = {status = "held", ["case.effective_on"] = known},
	message = {
		zh = "{kind}（{amount}）在控，被执行人的执行案已立案{days:days}，超过提示期限{param.disposal_days}，尚有{left}未履行，案卷未见相应的扣划、拍卖、变卖或者抵债。",
		en = "The property ({kind}, {amount}) is held; the execution against its owner was filed {days:days} ago, beyond the {param.disposal_days} from which it is pointed out, {left} is outstanding, and no transfer, auction, sale or repayment in kind is on record.",
	},
	check = function(item)
		local own = maybe(item).victims
		if own and #own > 0 or maybe(item).third_party == "good_faith" then return nil end
		local owner = item.owner
		if not owner.pursued then return nil end
		local execution = lists.find(item.case.enforcement, function(each)
			return each.debtor == owner and each.state == "executing"
		end)
		if not execution or not measures.is_idle(execution, param.disposal_days) then return nil end
		local ways = param.money_kinds[item.kind] and param.money_measures or param.thing_measures
		if measures.taken(item.case, owner, ways) then return nil end
		return finding {days = as_of - execution.filed_on, left = execution.outstanding}
	end,
}
