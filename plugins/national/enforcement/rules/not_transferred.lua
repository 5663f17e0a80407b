-- What nobody hands over nobody executes. Counted from the day of legal effect, since no enforcement names a last day to perform.
local lists = require "assize.lists"

return rule {
	title = {zh = "判项未移送执行", en = "An order that was not transferred"},
	law = {"fashi-2014-13-3", "cl-64"},
	subject = "order", kind = "restitution", level = "warning",
	when = {obligation = param.restitution_orders},
	message = {
		zh = "判决于{case.effective_on}生效，已过{waited:days}（提示期限{param.transfer_days}）；判项“{obligation}”{amount}，已退赔{repaid}，案卷未见追缴、退赔的执行。请核对是否移送。",
		en = "Effective since {case.effective_on}, {waited:days} ago (pointed out beyond {param.transfer_days}); of the order ({obligation}) of {amount}, {repaid} was repaid, and no execution of recovery or restitution is on record. See whether it was transferred.",
	},
	check = function(order)
		local waited = as_of - order.case.effective_on
		if waited <= param.transfer_days then return nil end
		local execution = lists.find(order.case.enforcement, function(item)
			return param.restitution_orders[item.obligation]
		end)
		if execution then return nil end
		local repaid = lists.sum(order.debtors, function(debtor) return debtor.repaid end)
		if repaid < order.amount then return finding {waited = waited, repaid = repaid} end
	end,
}
