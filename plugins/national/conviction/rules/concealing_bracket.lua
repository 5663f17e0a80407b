-- Concealing under its two interpretations. That of the act holds unless that of the judgment is lighter, so
-- that the heavier bracket needs both.
local charges = require "assize.charges"
local figures = require "lib.figures"
local lists = require "assize.lists"

local reaches = figures.reaches

-- What leaves no choice under the interpretation of 2015.
local surely_old = {
	{ask = function(charge) return reaches(charge.amount, param.concealing_amount) end},
	{ask = function(charge) return reaches(charge.times, param.concealing_times) end},
	{ask = function(charge)
		return reaches(charge.times, param.concealing_some_times) and reaches(charge.amount, param.concealing_some_amount)
	end},
}

-- What could carry it: under that of 2015 also a loss or an obstruction, under that of 2025 the amount with
-- more, or the loss.
local old = {
	{ask = function(charge) return figures.is_some(charge.loss_caused) end},
	table.unpack(surely_old),
}
local new = {
	{ask = function(charge) return reaches(charge.amount, param.concealing_amount_2025) end},
	{ask = function(charge) return reaches(charge.loss_caused, param.concealing_loss_2025) end},
}

local function is_carried(charge, is_new)
	return lists.first_yes(is_new and new or old, charge) ~= nil
end

local function judge_serious(charge, act_is_new, judged_is_new)
	if not is_carried(charge, act_is_new) then return finding.too_high {} end
	if act_is_new == judged_is_new or is_carried(charge, judged_is_new) then return nil end
	return finding.newer_lighter {}
end

return rule {
	title = {zh = "掩隐罪的量刑档次与新旧解释", en = "Concealing: the bracket under the older and the newer interpretation"},
	law = {"cl-312", "cl-12", "cl-99", "fashi-2015-11", "fashi-2025-13", "fashi-2001-5"},
	subject = "charge", kind = "sentencing", level = "warning",
	when = {state = {"charged", "convicted"}, charge = "concealing"},
	messages = {
		too_low = {
			zh = "适用{bracket}，而按行为时和裁判时的2015年解释，案卷所载数额或者次数已属情节严重，请核对数额、次数与档次的记载；更正档次不利于被告人，更正数额、次数有利于被告人。",
			en = "The {bracket} bracket was applied, and under the interpretation of 2015, in force at the act and at the judgment, the amount or the times on record are serious: check them and the bracket. To mend the bracket is against the defendant, to mend the figures in favour.",
		},
		too_high = {
			zh = "适用{bracket}，而按行为时的解释，案卷所载数额、次数和损失均未达到情节严重，请核对是否漏载或者档次有误；更正档次有利于被告人。",
			en = "The {bracket} bracket was applied, and under the interpretation at the act no amount, times or loss on record is serious: see whether one was left out or the bracket is wrong. To mend the bracket is in the defendant's favour.",
		},
		newer_lighter = {
			zh = "适用{bracket}：按行为时的2015年解释属情节严重，按裁判时的2025年解释，案卷所载数额和损失未达到情节严重。新解释对被告人有利的，应当适用新解释，请核对；更正档次有利于被告人。",
			en = "The {bracket} bracket was applied: serious under the interpretation of 2015, in force at the act; under that of 2025, in force at the judgment, the amount and the loss on record are not. The newer holds where it favours the defendant: check it. To mend the bracket is in the defendant's favour.",
		},
	},
	check = function(charge)
		local act_day, judged_day = charges.law_days(charge)
		local act_is_new, judged_is_new = param.at("concealing_2025", act_day), param.at("concealing_2025", judged_day)
		if act_is_new ~= judged_is_new then charges.need_law_days(charge) end
		if charge.bracket == "serious" then return judge_serious(charge, act_is_new, judged_is_new) end
		if charge.bracket == "basic" and not judged_is_new and lists.first_yes(surely_old, charge) then
			return finding.too_low {}
		end
	end,
}
