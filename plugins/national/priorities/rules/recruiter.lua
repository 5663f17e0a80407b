local screening = require "lib.screening"

return rule {
	title = {zh = "招募人员", en = "Recruiters"},
	law = {"opinion-2024-cross-border", "cl-26", "cl-28", "fafa-2010-9"},
	subject = "defendant", kind = "priority",
	when = {pursued = true, roles = "recruiter"},
	messages = {
		screened = {
			attention = 3,
			zh = "据案卷，为犯罪招募人员（{roles}）。已核查，未见被胁迫迹象。",
			en = "By the file, recruited people for the crime ({roles}). Signs of coercion were looked for; none were found.",
		},
		unscreened = {
			attention = 2,
			zh = "据案卷，为犯罪招募人员（{roles}）。尚未核查是否被胁迫，请先核查再定先后。",
			en = "By the file, recruited people for the crime ({roles}). Nobody has looked for signs of coercion yet: look before you order the work.",
		},
		coerced = {
			attention = 1,
			zh = "据案卷，为犯罪招募人员（{roles}）。但有被胁迫情形或者迹象，转单独审查，不列为优先。",
			en = "By the file, recruited people for the crime ({roles}). But there is coercion or a sign of it: to a separate review, and no high attention.",
		},
	},
	check = function(d)
		return finding[screening.message(d)] {}
	end,
}
