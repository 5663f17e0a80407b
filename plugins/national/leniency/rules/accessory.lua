return rule {
	title = {zh = "从犯", en = "Accessories"},
	law = {"cl-27", "fafa-2016-32-4"},
	subject = "defendant", kind = "leniency", attention = 2,
	when = {pursued = true, participation = "accessory"},
	message = {
		zh = "系{participation}，应当从轻、减轻处罚或者免除处罚。",
		en = "An {participation}: punishment shall be lighter, reduced or waived.",
	},
}
