-- Acts convicted as aiding that may meet a heavier crime, of which the heavier holds (art. 287-2, third
-- paragraph). A question, in words that leave it open.
local charges = require "assize.charges"
local figures = require "lib.figures"
local lists = require "assize.lists"

local moving = {"score_running", "cash_courier", "laundering_shop"}

-- The amount from which concealing is serious on a day.
local function figure_on(day)
	if param.at("concealing_2025", day) then return param.at("concealing_amount_2025", day) end
	return param.at("concealing_amount", day)
end

-- By the law at the act and by that at the judgment: of both the one that is reached later.
local function concealing_figure(charge)
	local act, judged = charges.law_days(charge)
	return greatest(figure_on(act), figure_on(judged))
end

-- Moved so much that concealing would carry its heavier bracket.
local function moved_much(charge)
	local roles = charge.defendant.roles
	if not lists.any(moving, function(role) return roles[role] end) then return false end
	return figures.reaches(charge.settlement, concealing_figure(charge))
end

local function is_proved_knowing(circumstance)
	return circumstance.kind == "knowing" and circumstance.evidence
end

-- Knew of the fraud, proved, and helped in an organised way.
local function helped_knowingly(charge)
	local d = charge.defendant
	return charge.upstream == "fraud" and d.organized and lists.find(d.circumstances, is_proved_knowing)
end

return rule {
	title = {zh = "帮信与更重罪名的竞合", en = "Aiding, or a heavier crime"},
	law = {"cl-287-2", "cl-312", "cl-25", "fashi-2011-7-7", "fafa-2021-22-11", "fashi-2015-11", "fashi-2025-13"},
	subject = "charge", kind = "sentencing", level = "info",
	when = {state = {"charged", "convicted"}, charge = "aiding"},
	messages = {
		concealing = {
			zh = "案卷载作用为{defendant.roles}，转移资金{settlement}；请核对是否同时构成掩饰、隐瞒犯罪所得罪（数额已达情节严重），同时构成的依照处罚较重的规定。未查明是在犯罪既遂之后转移的，不作此认定。更正不利于被告人。",
			en = "The record has the roles {defendant.roles} and {settlement} moved: check whether it is concealing too (the amount is serious there); then the heavier holds. Where it is not shown that the money was moved after the crime was complete, it is not. To change it is against the defendant.",
		},
		joint_fraud = {
			zh = "案卷载有明知他人实施诈骗的证据，并有组织地提供帮助；请核对是否与诈骗犯罪分子构成共同犯罪，同时构成的依照处罚较重的规定。没有事前通谋或者稳定配合证据的，不作此认定。更正不利于被告人。",
			en = "The record has evidence that the person knew of the fraud, and help in an organised way: check whether it is joint fraud; then the heavier holds. Without evidence of an agreement or steady cooperation it is not. To change it is against the defendant.",
		},
	},
	check = function(charge)
		if charges.is_coerced(charge.defendant) then return nil end
		if moved_much(charge) then return finding.concealing {} end
		if helped_knowingly(charge) then return finding.joint_fraud {} end
	end,
}
