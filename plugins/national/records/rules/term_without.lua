return rule {
	title = {zh = "无期限的刑罚记有刑期", en = "A term where the penalty has none"},
	law = {"baseline-records"},
	subject = "outcome", kind = "data", level = "error",
	when = {penalty = known, months = known},
	message = {
		zh = "判处{penalty}，却记有刑期{months}，请核对刑种与刑期。",
		en = "The penalty is {penalty}, which has no term, and {months} are on record: check kind and term.",
	},
	check = function(outcome)
		if not param.with_term[outcome.penalty] and outcome.months > 0 then return finding {} end
	end,
}
