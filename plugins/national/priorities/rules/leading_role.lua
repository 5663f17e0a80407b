local screening = require "lib.screening"

return rule {
	title = {zh = "组织者、领导者、首要分子", en = "Organizers, leaders and ringleaders"},
	law = {"cl-26", "cl-97", "fafa-2016-32-4", "opinion-2024-cross-border", "cl-28", "fafa-2010-9"},
	subject = "defendant", kind = "priority",
	when = {pursued = true, roles = {"organizer", "leader", "ringleader"}},
	messages = {
		screened = {
			attention = 3,
			zh = "据案卷，在共同犯罪中的角色为{roles}。已核查，未见被胁迫迹象。",
			en = "By the file, the role in the joint crime is {roles}. Signs of coercion were looked for; none were found.",
		},
		unscreened = {
			attention = 2,
			zh = "据案卷，在共同犯罪中的角色为{roles}。尚未核查是否被胁迫，请先核查再定先后。",
			en = "By the file, the role in the joint crime is {roles}. Nobody has looked for signs of coercion yet: look before you order the work.",
		},
		coerced = {
			attention = 1,
			zh = "据案卷，在共同犯罪中的角色为{roles}。但有被胁迫情形或者迹象，转单独审查，不列为优先。",
			en = "By the file, the role in the joint crime is {roles}. But there is coercion or a sign of it: to a separate review, and no high attention.",
		},
	},
	check = function(d)
		return finding[screening.message(d)] {}
	end,
}
