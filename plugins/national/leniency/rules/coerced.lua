return rule {
	title = {zh = "胁从犯", en = "Coerced participants"},
	law = {"cl-28", "fashi-2016-23-26", "fafa-2010-9"},
	subject = "defendant", kind = "leniency", attention = 3,
	when = {pursued = true, participation = "coerced_participant"},
	message = {
		zh = "系{participation}，应当按照犯罪情节减轻或者免除处罚；转单独审查，不列为优先。",
		en = "A {participation}: punishment shall be reduced or waived. To a separate review, and no high attention.",
	},
}
