-- How much the guidance lets return, forgiveness and reconciliation lighten the base sentence. Return and
-- repayment are one circumstance there, with one bound for both.
local lists = require "assize.lists"

local function return_percent(d)
	local loot = lists.find(d.circumstances, function(one) return one.kind == "return_loot" end)
	return loot and loot.credited and loot.percent or 0
end

return rule {
	title = {zh = "退赃退赔、谅解、和解的调节比例超出幅度", en = "Return, forgiveness or reconciliation beyond the bounds"},
	law = {"fafa-2021-21", "cl-99"},
	subject = "circumstance", kind = "sentencing", level = "warning",
	when = {kind = {"return_loot", "repay_loss", "forgiveness", "reconciliation"}, credited = true, percent = known},
	messages = {
		beyond = {
			zh = "“{kind}”调节{percent}，超过指导意见的{bound}%。请核对。",
			en = "{kind} counts {percent}, more than the {bound}% of the guidance. Check.",
		},
		together = {
			zh = "退赃、退赔合计调节{together}%，超过指导意见的{bound}%。请核对。",
			en = "Return and repayment together count {together}%, more than the {bound}% of the guidance. Check.",
		},
		lighter_crime = {
			level = "info",
			zh = "“{kind}”调节{percent}，超过{bound}%；指导意见仅对犯罪较轻的允许更大幅度，请核对。",
			en = "{kind} counts {percent}, more than {bound}%; the guidance lets only a lighter crime go beyond. Check.",
		},
	},
	check = function(circumstance)
		local kind, percent = circumstance.kind, circumstance.percent
		if kind == "reconciliation" then
			local bound = param.reconciled_percent
			return percent > bound and finding.lighter_crime {bound = bound} or nil
		end
		local bound = param.return_percent
		if kind == "forgiveness" then
			bound = param.forgiven_percent
			if percent <= bound then return nil end -- whatever was paid
			if circumstance.defendant.repaid > 0 then bound = param.paid_and_forgiven_percent end
		end
		if percent > bound then return finding.beyond {bound = bound} end
		if kind == "repay_loss" then
			local together = percent + return_percent(circumstance.defendant)
			if together > bound then return finding.together {together = together, bound = bound} end
		end
	end,
}
