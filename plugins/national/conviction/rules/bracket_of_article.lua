return rule {
	title = {zh = "法条没有该量刑档次", en = "A bracket that the article does not have"},
	law = {"cl-287-1", "cl-287-2", "cl-280-1", "cl-314", "cl-312", "cl-191", "cl-177-1", "cl-253-1", "cl-318", "cl-322", "cl-313"},
	subject = "charge", kind = "data", level = "warning",
	message = {
		zh = "{charge}的条文没有{bracket}，请核对罪名与档次的记载。",
		en = "The article of {charge} has no {bracket} bracket: check the charge and the bracket.",
	},
	check = function(charge)
		local code = charge.charge
		local has_one, has_two = param.one_bracket[code], param.two_brackets[code]
		if not has_one and not has_two then return nil end
		local bracket = charge.bracket
		if bracket == "especially_serious" or has_one and bracket == "serious" then return finding {} end
	end,
}
