-- The floor held for acts to 2021-04-14. It was dropped since; the older law is lighter where the amount is
-- below it.
local charges = require "assize.charges"

return rule {
	title = {zh = "掩饰、隐瞒犯罪所得：未达原入罪数额", en = "Concealing proceeds: below the floor of its time"},
	law = {"cl-312", "fashi-2015-11", "fashi-2021-8", "cl-12", "fashi-2001-5"},
	subject = "charge", kind = "leniency", attention = 2,
	when = {charge = "concealing"},
	messages = {
		below = {
			zh = "行为时（{act}）的规定以数额入罪须达到{limit}以上，本案{amount}，差{short}；裁判或者核查时为{judged}。从旧兼从轻，除另有其他入罪情形外，请核对是否构成犯罪。",
			en = "By the law at the act ({act}) concealing was met by amount from {limit} at least; here it is {amount}, {short} below; judged or audited {judged}. The older law is lighter: unless met in another way, check whether the charge is met at all.",
		},
		by_province = {
			attention = 1,
			zh = "行为时（{act}）的规定以数额入罪的起点由各省在{limit}至{most}之间确定，本案{amount}，请对照当时的本省标准；裁判或者核查时为{judged}。",
			en = "By the law at the act ({act}) concealing was met by amount from a figure that provinces set between {limit} and {most}; here it is {amount}: compare with this province's of that time. Judged or audited {judged}.",
		},
	},
	check = function(charge)
		if not charges.is_pursued(charge) then return nil end
		local act, judged = charges.law_days(charge)
		if param.at("concealing_rule", act) ~= "of_2015" then return nil end
		local limit, most = param.at("concealing_floor", act), param.at("concealing_floor_most", act)
		if charge.amount >= most then return nil end
		if param.at("concealing_rule", judged) ~= "of_2015" then charges.need_law_days(charge) end
		if charge.amount >= limit then
			return finding.by_province {limit = limit, most = most, act = act, judged = judged}
		end
		return finding.below {limit = limit, short = limit - charge.amount, act = act, judged = judged}
	end,
}
