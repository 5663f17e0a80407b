-- The Opinion of 2024 treats those who run a compound with place, logistics and guards as a group.
local screening = require "lib.screening"

return rule {
	title = {zh = "园区管理者", en = "Compound managers"},
	law = {"cl-26", "opinion-2024-cross-border", "cl-28", "fafa-2010-9"},
	subject = "defendant", kind = "priority",
	when = {pursued = true, roles = "compound_manager"},
	messages = {
		screened = {
			attention = 3,
			zh = "据案卷，管理境外园区（{roles}），为诈骗提供场所、后勤或者看管。已核查，未见被胁迫迹象。",
			en = "By the file, ran a compound ({roles}): place, logistics or guarding for fraud. Signs of coercion were looked for; none were found.",
		},
		unscreened = {
			attention = 2,
			zh = "据案卷，管理境外园区（{roles}），为诈骗提供场所、后勤或者看管。尚未核查是否被胁迫，请先核查再定先后。",
			en = "By the file, ran a compound ({roles}): place, logistics or guarding for fraud. Nobody has looked for signs of coercion yet: look before you order the work.",
		},
		coerced = {
			attention = 1,
			zh = "据案卷，管理境外园区（{roles}），为诈骗提供场所、后勤或者看管。但有被胁迫情形或者迹象，转单独审查，不列为优先。",
			en = "By the file, ran a compound ({roles}): place, logistics or guarding for fraud. But there is coercion or a sign of it: to a separate review, and no high attention.",
		},
	},
	check = function(d)
		return finding[screening.message(d)] {}
	end,
}
