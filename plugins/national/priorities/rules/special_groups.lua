-- What counts is whom the person used. The person's own age, schooling or disability is never read
-- here: it can only speak for them, in the leniency policy.
local screening = require "lib.screening"

return rule {
	title = {zh = "利用未成年人、学生、老年人、残疾人犯罪", en = "Use of minors, students, the elderly or the disabled"},
	law = {"cl-29", "fafa-2025-12-9", "cl-28", "fafa-2010-9"},
	subject = "defendant", kind = "priority",
	when = {pursued = true, used_groups = {"minor", "student", "elderly", "disabled"}},
	messages = {
		screened = {
			attention = 3,
			zh = "据案卷，组织、利用特殊群体实施犯罪（{used_groups}）。已核查，未见被胁迫迹象。",
			en = "By the file, organised or used others to commit crime ({used_groups}). Signs of coercion were looked for; none were found.",
		},
		unscreened = {
			attention = 2,
			zh = "据案卷，组织、利用特殊群体实施犯罪（{used_groups}）。尚未核查是否被胁迫，请先核查再定先后。",
			en = "By the file, organised or used others to commit crime ({used_groups}). Nobody has looked for signs of coercion yet: look before you order the work.",
		},
		coerced = {
			attention = 1,
			zh = "据案卷，组织、利用特殊群体实施犯罪（{used_groups}）。但有被胁迫情形或者迹象，转单独审查，不列为优先。",
			en = "By the file, organised or used others to commit crime ({used_groups}). But there is coercion or a sign of it: to a separate review, and no high attention.",
		},
	},
	check = function(d)
		return finding[screening.message(d)] {}
	end,
}
