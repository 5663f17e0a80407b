return rule {
	title = {zh = "被胁迫参加犯罪，假释可以从宽", en = "Made to take part: lenient parole"},
	law = {"fashi-2016-23-26", "cl-28"},
	subject = "commutation", kind = "leniency", attention = 1,
	when = {kind = "parole"},
	message = {
		zh = "系胁从犯，假释可以依法从宽掌握。",
		en = "A coerced participant: parole may be granted more leniently.",
	},
	check = function(c)
		if maybe(c).granted then return nil end
		return c.defendant.participation == "coerced_participant" and finding {}
	end,
}
