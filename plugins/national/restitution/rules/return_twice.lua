-- The same money lightens a sentence once. What stands beside a return is known more often than whether it
-- was credited, and comes first.
local lists = require "assize.lists"

local function circumstance_of(d, kind)
	return lists.find(d.circumstances, function(one) return one.kind == kind end)
end

-- Whether it is known that a circumstance did not lighten the sentence by a part of its own.
local function counts_nothing(circumstance)
	local soft = maybe(circumstance)
	return soft.credited == false or soft.percent and soft.percent <= 0
end

-- Ends the rule where that is not known.
local function need(circumstance)
	return circumstance.credited, circumstance.percent
end

local function counts_beside(d, kind)
	local other = circumstance_of(d, kind)
	return other and other.credited and other.percent > 0
end

local function was_paid_as(d, kind)
	return lists.find(d.case.payments, function(payment) return payment.debtor == d and payment.kind == kind end)
end

return rule {
	title = {zh = "退赃退赔重复评价", en = "Return counted twice"},
	law = {"fafa-2021-21", "fashi-2021-1-347"},
	subject = "circumstance", kind = "sentencing", level = "warning",
	when = {kind = {"return_loot", "repay_loss"}},
	messages = {
		plea = {
			zh = "“{kind}”单独调节{percent}，认罪认罚又单独调节。指导意见规定二者不作重复评价，请核对。",
			en = "{kind} counts {percent} of its own, and so does plea leniency. The guidance does not count both: check.",
		},
		same_money = {
			zh = "退赃、退赔各自单独调节，而案卷中的付款只有一种。同一笔款项只评价一次，请核对。",
			en = "Return and repayment each count of their own, while the payments on record are of one kind only. The same money counts once: check.",
		},
	},
	check = function(circumstance)
		if counts_nothing(circumstance) then return nil end
		local d, found = circumstance.defendant, {}
		if counts_beside(d, "plea_leniency") then found[1] = finding.plea {key = "plea"} end
		if circumstance.kind == "repay_loss" and counts_beside(d, "return_loot")
			and not (was_paid_as(d, "return_loot") and was_paid_as(d, "repay_loss")) then
			found[#found + 1] = finding.same_money {key = "same_money"}
		end
		if #found > 0 then need(circumstance) end
		return found
	end,
}
