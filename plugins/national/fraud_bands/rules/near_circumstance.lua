-- An amount near the next step, and a circumstance that the text names, with evidence on record: each
-- such circumstance speaks for itself.
local charges = require "assize.charges"
local near = require "lib.near"
local scale = require "lib.scale"

-- The six of 2011 count for all fraud; those that the Opinion of 2016 adds, for telecom fraud.
local function is_listed(circumstance, charge, day)
	if param.circumstances[circumstance.kind] then return true end
	if not param.telecom_circumstances[circumstance.kind] then return false end
	return param.at("national_scale", day) and charge.case.telecom
end

local function judge(circumstance, charge)
	local placed = scale.of(charge, charge.amount)
	local step, limit = scale.near(placed)
	if not step or not is_listed(circumstance, charge, placed.act_day) then return nil end
	return finding[near.message(charge.defendant, step)] {
		key = charge, amount = charge.amount, limit = limit, share = ratio(charge.amount, limit),
		act = placed.act_day, judged = placed.judged_day,
	}
end

return rule {
	title = {zh = "接近数额标准并有酌情从严情形", en = "Near a threshold, with a circumstance that weighs"},
	law = {"fashi-2011-7-2", "fafa-2016-32-2", "fafa-2016-32-2-3", "fashi-2021-1-72", "cl-28", "fafa-2010-9"},
	subject = "circumstance", kind = "priority",
	when = {evidence = known},
	messages = {
		near_huge = {
			attention = 2,
			zh = "据案卷，诈骗数额{amount}，为“数额巨大”起点{limit}的{share}，接近该标准，且有情形：{kind}（{evidence}）。是否属于其他严重情节，由承办人判断。行为时{act}、裁判或者核查时{judged}。",
			en = "By the file, fraud of {amount}, {share} of the threshold of a huge amount ({limit}), and so near it, with a circumstance: {kind} ({evidence}). Whether it is otherwise serious is for a person to judge. The act {act}, the judgment or the audit {judged}.",
		},
		near_especially_huge = {
			attention = 3,
			zh = "据案卷，诈骗数额{amount}，为“数额特别巨大”起点{limit}的{share}，接近该标准，且有情形：{kind}（{evidence}）。是否属于其他特别严重情节，由承办人判断。行为时{act}、裁判或者核查时{judged}。已核查，未见被胁迫迹象。",
			en = "By the file, fraud of {amount}, {share} of the threshold of an especially huge amount ({limit}), and so near it, with a circumstance: {kind} ({evidence}). Whether it is otherwise especially serious is for a person to judge. The act {act}, the judgment or the audit {judged}. Signs of coercion were looked for; none were found.",
		},
		unscreened = {
			attention = 2,
			zh = "据案卷，诈骗数额{amount}，为“数额特别巨大”起点{limit}的{share}，接近该标准，且有情形：{kind}（{evidence}）。行为时{act}、裁判或者核查时{judged}。尚未核查是否被胁迫，请先核查再定先后。",
			en = "By the file, fraud of {amount}, {share} of the threshold of an especially huge amount ({limit}), and so near it, with a circumstance: {kind} ({evidence}). The act {act}, the judgment or the audit {judged}. Nobody has looked for signs of coercion yet: look before you order the work.",
		},
		coerced = {
			attention = 1,
			zh = "据案卷，诈骗数额{amount}，为上一档起点{limit}的{share}，且有情形：{kind}（{evidence}）。行为时{act}、裁判或者核查时{judged}。但有被胁迫情形或者迹象，转单独审查，不列为优先。",
			en = "By the file, fraud of {amount}, {share} of the next threshold ({limit}), with a circumstance: {kind} ({evidence}). The act {act}, the judgment or the audit {judged}. But there is coercion or a sign of it: to a separate review, and no high attention.",
		},
	},
	check = function(circumstance)
		local found = {}
		for _, charge in ipairs(circumstance.defendant.charges) do
			if charge.charge == "fraud" and charges.is_pursued(charge) then
				found[#found + 1] = judge(circumstance, charge)
			end
		end
		return found
	end,
}
