local crossing = require "lib.crossing"

return rule {
	title = {zh = "运送他人偷越国（边）境：加重情形", en = "Taking others across the border: grounds of the higher brackets"},
	law = {"cl-321", "cl-99", "fashi-2012-17", "cl-28", "fafa-2010-9"},
	subject = "charge", kind = "priority",
	when = {charge = "transporting_crossing"},
	messages = {
		persons = {
			attention = 2,
			zh = "据案卷，涉及{value:count}人，达到“人数众多”的{limit:count}人，超出{over:count}人，属五年以上十年以下有期徒刑的情形（依{day}的规定）。",
			en = "By the file, {value:count} persons: many from {limit:count}, {over:count} above it; the bracket from five to ten years (by the law of {day}).",
		},
		gain = {
			attention = 2,
			zh = "据案卷，违法所得{value}，达到“数额巨大”的{limit}，超出{over}，属五年以上十年以下有期徒刑的情形（依{day}的规定）。",
			en = "By the file, an illegal gain of {value}: huge from {limit}, {over} above it; the bracket from five to ten years (by the law of {day}).",
		},
		resisted = {
			attention = 3,
			zh = "案卷认定以暴力、威胁方法抗拒检查，有证据在卷，属七年以上有期徒刑的情形（依{day}的规定）。",
			en = "The file finds, with evidence, that an inspection was resisted with violence or threats; the bracket from seven years (by the law of {day}).",
		},
		unscreened = {
			attention = 2,
			zh = "据案卷，达到加重情形的标准（依{day}的规定）。尚未核查是否被胁迫，请先核查再定先后。",
			en = "By the file, a ground of the higher bracket is met (by the law of {day}). Nobody has looked for signs of coercion yet: look before you order the work.",
		},
		coerced = {
			attention = 1,
			zh = "据案卷，达到加重情形的标准（依{day}的规定）。但有被胁迫情形或者迹象，转单独审查，不列为优先。",
			en = "By the file, a ground of the higher bracket is met (by the law of {day}). But there is coercion or a sign of it: to a separate review, and no high attention.",
		},
	},
	check = function(charge)
		return crossing.judge(charge, {resisted = true})
	end,
}
