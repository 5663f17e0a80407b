-- Those who sell their own card are no such link. Support and laundering have rules of their own.
local screening = require "lib.screening"

return rule {
	title = {zh = "黑灰产环节", en = "Links of the black and grey industry"},
	law = {"fashi-2011-7-7", "yifa-2022-25", "fafa-2025-12-9", "cl-28", "fafa-2010-9"},
	subject = "defendant", kind = "priority",
	when = {pursued = true, roles = {"lead_generator", "card_dealer"}},
	messages = {
		screened = {
			attention = 2,
			zh = "据案卷，从事引流或者贩卖银行卡、电话卡等黑灰产活动（{roles}）。已核查，未见被胁迫迹象。",
			en = "By the file, a link of the black and grey industry: generated leads, or dealt in bank or SIM cards ({roles}). Signs of coercion were looked for; none were found.",
		},
		unscreened = {
			attention = 1,
			zh = "据案卷，从事引流或者贩卖银行卡、电话卡等黑灰产活动（{roles}）。尚未核查是否被胁迫，请先核查再定先后。",
			en = "By the file, a link of the black and grey industry: generated leads, or dealt in bank or SIM cards ({roles}). Nobody has looked for signs of coercion yet: look before you order the work.",
		},
		coerced = {
			attention = 1,
			zh = "据案卷，从事引流或者贩卖银行卡、电话卡等黑灰产活动（{roles}）。但有被胁迫情形或者迹象，转单独审查，不列为优先。",
			en = "By the file, a link of the black and grey industry: generated leads, or dealt in bank or SIM cards ({roles}). But there is coercion or a sign of it: to a separate review, and no high attention.",
		},
	},
	check = function(d)
		return finding[screening.message(d)] {}
	end,
}
