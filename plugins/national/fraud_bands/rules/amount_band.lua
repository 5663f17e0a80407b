local charges = require "assize.charges"
local scale = require "lib.scale"

local steps = {"large", "huge", "especially_huge"}

-- Coercion or a sign of it holds attention back; at the highest step so does that nobody has looked.
local function message(d, step)
	if charges.is_coerced(d) then return "coerced" end
	if step > 2 and not charges.is_screened(d) then return "unscreened" end
	return steps[step]
end

return rule {
	title = {zh = "诈骗数额档次", en = "Band of the amount of fraud"},
	law = {"cl-266", "cl-99", "fashi-2011-7-1", "fafa-2016-32-2", "cl-12", "fashi-2001-5", "cl-28", "fafa-2010-9"},
	subject = "charge", kind = "priority",
	when = {charge = "fraud"},
	messages = {
		large = {
			attention = 1,
			zh = "据案卷，诈骗数额{amount}，达到“数额较大”的起点（不高于{limit}），超出{over}。行为时{act}、裁判或者核查时{judged}的标准，取较轻者。",
			en = "By the file, fraud of {amount}: a large amount (from at most {limit}), {over} above it. Of the law at the act ({act}) and at the judgment or the audit ({judged}) the lighter.",
		},
		huge = {
			attention = 2,
			zh = "据案卷，诈骗数额{amount}，达到“数额巨大”的起点（不高于{limit}），超出{over}。行为时{act}、裁判或者核查时{judged}的标准，取较轻者。",
			en = "By the file, fraud of {amount}: a huge amount (from at most {limit}), {over} above it. Of the law at the act ({act}) and at the judgment or the audit ({judged}) the lighter.",
		},
		especially_huge = {
			attention = 3,
			zh = "据案卷，诈骗数额{amount}，达到“数额特别巨大”的起点{limit}，超出{over}。行为时{act}、裁判或者核查时{judged}的标准，取较轻者。已核查，未见被胁迫迹象。",
			en = "By the file, fraud of {amount}: an especially huge amount (from {limit}), {over} above it. Of the law at the act ({act}) and at the judgment or the audit ({judged}) the lighter. Signs of coercion were looked for; none were found.",
		},
		unscreened = {
			attention = 2,
			zh = "据案卷，诈骗数额{amount}，达到“数额特别巨大”的起点{limit}，超出{over}。行为时{act}、裁判或者核查时{judged}的标准，取较轻者。尚未核查是否被胁迫，请先核查再定先后。",
			en = "By the file, fraud of {amount}: an especially huge amount (from {limit}), {over} above it. Of the law at the act ({act}) and at the judgment or the audit ({judged}) the lighter. Nobody has looked for signs of coercion yet: look before you order the work.",
		},
		coerced = {
			attention = 1,
			zh = "据案卷，诈骗数额{amount}，达到{limit}的数额档次，超出{over}。行为时{act}、裁判或者核查时{judged}的标准，取较轻者。但有被胁迫情形或者迹象，转单独审查，不列为优先。",
			en = "By the file, fraud of {amount}, which reaches the step at {limit}, {over} above it. Of the law at the act ({act}) and at the judgment or the audit ({judged}) the lighter. But there is coercion or a sign of it: to a separate review, and no high attention.",
		},
		by_province = {
			attention = 1,
			zh = "据案卷，诈骗数额{amount}，处于各省可定的起点{least}至{most}之间，是否达到该档，请对照本省标准。行为时{act}、裁判或者核查时{judged}的标准，取较轻者。",
			en = "By the file, fraud of {amount}, which lies between {least} and {most}, where provinces set the step: compare with this province's. Of the law at the act ({act}) and at the judgment or the audit ({judged}) the lighter.",
		},
	},
	check = function(charge)
		if not charges.is_pursued(charge) then return nil end
		local placed = scale.of(charge, charge.amount)
		local found = placed.lighter
		if charge.amount < found.scale[1].least then return nil end
		local step = found.scale[found.perhaps]
		if found.sure < found.perhaps then
			return finding.by_province {
				least = step.least, most = step.most, act = placed.act_day, judged = placed.judged_day,
			}
		end
		return finding[message(charge.defendant, found.sure)] {
			limit = step.most, over = charge.amount - step.most, act = placed.act_day, judged = placed.judged_day,
		}
	end,
}
