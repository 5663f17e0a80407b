-- Every charge ended without a conviction, and the record has a penalty. In the person's favour.
return rule {
	title = {zh = "未定罪而载有刑罚", en = "A penalty without a conviction"},
	law = {"cpl-12"},
	subject = "defendant", kind = "data", level = "error",
	when = {pursued = false},
	message = {
		zh = "各项指控均已宣告无罪、撤回或者不起诉，案卷仍载刑罚（{outcome.penalty}），请立即核对并更正。",
		en = "Every charge ended in acquittal, withdrawal or no prosecution, and the record still has a penalty ({outcome.penalty}): check it at once and mend it.",
	},
	check = function(d)
		local outcome = maybe(d).outcome
		local penalty = outcome and outcome.penalty
		if penalty and penalty ~= "exempt" then return finding {} end
	end,
}
