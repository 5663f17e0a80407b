return rule {
	title = {zh = "刑期过长而适用缓刑", en = "Probation with too long a term"},
	law = {"cl-72", "cl-99"},
	subject = "defendant", kind = "sentencing", level = "warning",
	when = {convicted = true, ["outcome.suspended"] = true, ["outcome.months"] = above(param.probation_term_most)},
	message = {
		zh = "判处{outcome.months}而适用缓刑；缓刑适用于被判处拘役、{param.probation_term_most}以下有期徒刑的人。请核对刑期与缓刑的记载；本提示不表示应当收监。",
		en = "Probation with a term of {outcome.months}; it is for detention and terms up to {param.probation_term_most}. Check what the record has of the term and of probation. It does not say that anyone should be imprisoned.",
	},
}
