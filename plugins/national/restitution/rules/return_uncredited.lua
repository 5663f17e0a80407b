-- In the defendant's favour: what was returned before the first judgment is a sentencing circumstance.
local lists = require "assize.lists"
local credit = require "lib.credit"
local ledger = require "lib.ledger"

-- By its day, else as the record ascribes it to a stage.
local function is_before_judgment(payment)
	local day = maybe(payment).paid_on
	if day then return day <= credit.judged_on(payment.case) end
	return param.before_judgment[payment.stage]
end

local function repaid_before_judgment(d)
	local before = lists.where(d.case.payments, function(payment)
		return maybe(payment).debtor == d and not ledger.is_for_treasury(payment) and is_before_judgment(payment)
	end)
	return lists.sum(before, function(payment) return payment.amount end)
end

return rule {
	title = {zh = "判决前退赃退赔未予认定", en = "Returned before the judgment, and not credited"},
	law = {"fashi-2021-1-176", "fashi-2021-1-276", "fafa-2021-21", "fashi-2024-5-2", "fashi-2011-7-3"},
	subject = "defendant", kind = "sentencing", level = "warning",
	when = {["outcome.penalty"] = known},
	messages = {
		refused = {
			zh = "一审判决前已退赃退赔{before}，案卷列有该情节但未予从宽。请核对理由。",
			en = "{before} was repaid before the first-instance judgment; the circumstance is on record and was not credited. Check the reason.",
		},
		missing = {
			zh = "一审判决前已退赃退赔{before}，量刑情节中未见退赃退赔。请核对是否遗漏。",
			en = "{before} was repaid before the first-instance judgment, and the circumstances have no return or repayment. See whether it was missed.",
		},
	},
	check = function(d)
		local before = d.repaid > 0 and repaid_before_judgment(d) or 0
		if before <= 0 then return nil end
		local weighed = lists.where(d.circumstances, function(one) return param.credited_with[one.kind] end)
		if lists.find(weighed, credit.is_given) then return nil end
		local named = lists.any(weighed, function(one) return one.kind == "return_loot" or one.kind == "repay_loss" end)
		if named then return finding.refused {how = "refused", before = before} end
		return finding.missing {how = "missing", before = before}
	end,
}
