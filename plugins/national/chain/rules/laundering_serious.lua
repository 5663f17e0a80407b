local charges = require "assize.charges"
local grounds = require "lib.grounds"
local proceeds = require "lib.proceeds"

return rule {
	title = {zh = "洗钱：情节严重", en = "Money laundering: serious"},
	law = {"cl-191", "cl-99", "fashi-2024-10", "cl-28", "fafa-2010-9"},
	subject = "charge", kind = "priority",
	when = {charge = "laundering"},
	messages = {
		serious = {
			attention = 2,
			zh = "据案卷，洗钱数额{amount}，达到{limit}，超出{over}，且有多次、拒不交代去向或者造成损失等情形，属“情节严重”的标准（依{day}的规定）。",
			en = "By the file, {amount} laundered: from {limit}, {over} above it, together with several times, a refusal to say where it went, or a loss: what is serious (by the law of {day}).",
		},
		coerced = {
			attention = 1,
			zh = "据案卷，洗钱数额{amount}，达到“情节严重”的{limit}，超出{over}（依{day}的规定）。但有被胁迫情形或者迹象，转单独审查，不列为优先。",
			en = "By the file, {amount} laundered, which reaches what is serious ({limit}), {over} above it (by the law of {day}). But there is coercion or a sign of it: to a separate review, and no high attention.",
		},
	},
	check = function(charge)
		if not charges.is_pursued(charge) then return nil end
		local day = grounds.day(charge)
		local limit = param.at("laundering_serious", day)
		if not proceeds.is_weighty(charge, day, limit, param.at("laundering_loss", day)) then return nil end
		local name = charges.is_coerced(charge.defendant) and "coerced" or "serious"
		return finding[name] {limit = limit, over = charge.amount - limit, day = day}
	end,
}
