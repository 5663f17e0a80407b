-- An amount near the next step, and victims whom the text protects or to whom something grave happened.
-- Their own attributes are read, never the defendant's.
local charges = require "assize.charges"
local lists = require "assize.lists"
local near = require "lib.near"
local scale = require "lib.scale"

local function has_any(categories, codes)
	return lists.any(categories, function(category) return codes[category] end)
end

-- Of a victim, or of maybe(victim), of whom what is not known counts for nothing.
local function weighs(victim, day)
	local categories = victim.categories
	if victim.grave_result then return true end
	if not categories then return false end
	if has_any(categories, param.victims) then return true end
	return has_any(categories, param.telecom_victims) and param.at("national_scale", day) and victim.case.telecom
end

-- What is known first: a victim of whom nothing is known hides no other.
local function count(case, day)
	local persons = lists.count(case.victims, function(victim) return weighs(maybe(victim), day) end)
	if persons > 0 then return persons end
	return lists.count(case.victims, function(victim) return weighs(victim, day) end)
end

return rule {
	title = {zh = "接近数额标准并有特殊被害人", en = "Near a threshold, with victims whom the text protects"},
	law = {"fashi-2011-7-2", "fafa-2016-32-2", "fafa-2016-32-2-3", "cl-28", "fafa-2010-9"},
	subject = "charge", kind = "priority",
	when = {charge = "fraud"},
	messages = {
		near_huge = {
			attention = 2,
			zh = "据案卷，诈骗数额{amount}，为“数额巨大”起点{limit}的{share}，接近该标准，被害人中有{persons:count}名系老年人、残疾人等特殊群体或者后果严重。是否属于其他严重情节，由承办人判断。行为时{act}、裁判或者核查时{judged}。",
			en = "By the file, fraud of {amount}, {share} of the threshold of a huge amount ({limit}), and so near it; victims who are elderly, disabled or otherwise protected, or to whom something grave happened: {persons:count}. Whether it is otherwise serious is for a person to judge. The act {act}, the judgment or the audit {judged}.",
		},
		near_especially_huge = {
			attention = 3,
			zh = "据案卷，诈骗数额{amount}，为“数额特别巨大”起点{limit}的{share}，接近该标准，被害人中有{persons:count}名系老年人、残疾人等特殊群体或者后果严重。是否属于其他特别严重情节，由承办人判断。行为时{act}、裁判或者核查时{judged}。已核查，未见被胁迫迹象。",
			en = "By the file, fraud of {amount}, {share} of the threshold of an especially huge amount ({limit}), and so near it; victims who are elderly, disabled or otherwise protected, or to whom something grave happened: {persons:count}. Whether it is otherwise especially serious is for a person to judge. The act {act}, the judgment or the audit {judged}. Signs of coercion were looked for; none were found.",
		},
		unscreened = {
			attention = 2,
			zh = "据案卷，诈骗数额{amount}，为“数额特别巨大”起点{limit}的{share}，接近该标准，被害人中有{persons:count}名系老年人、残疾人等特殊群体或者后果严重。行为时{act}、裁判或者核查时{judged}。尚未核查是否被胁迫，请先核查再定先后。",
			en = "By the file, fraud of {amount}, {share} of the threshold of an especially huge amount ({limit}), and so near it; victims who are elderly, disabled or otherwise protected, or to whom something grave happened: {persons:count}. The act {act}, the judgment or the audit {judged}. Nobody has looked for signs of coercion yet: look before you order the work.",
		},
		coerced = {
			attention = 1,
			zh = "据案卷，诈骗数额{amount}，为上一档起点{limit}的{share}，被害人中有{persons:count}名系老年人、残疾人等特殊群体或者后果严重。行为时{act}、裁判或者核查时{judged}。但有被胁迫情形或者迹象，转单独审查，不列为优先。",
			en = "By the file, fraud of {amount}, {share} of the next threshold ({limit}); victims who are elderly, disabled or otherwise protected, or to whom something grave happened: {persons:count}. The act {act}, the judgment or the audit {judged}. But there is coercion or a sign of it: to a separate review, and no high attention.",
		},
	},
	check = function(charge)
		if not charges.is_pursued(charge) then return nil end
		local placed = scale.of(charge, charge.amount)
		local step, limit = scale.near(placed)
		if not step then return nil end
		local persons = count(charge.case, placed.act_day)
		if persons == 0 then return nil end
		return finding[near.message(charge.defendant, step)] {
			limit = limit, share = ratio(charge.amount, limit), persons = persons,
			act = placed.act_day, judged = placed.judged_day,
		}
	end,
}
