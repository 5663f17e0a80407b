-- All three together: support, an organised way of giving it, and a border crossed. One of them unknown
-- leaves the question open; one of them false answers it.
local screening = require "lib.screening"

return rule {
	title = {zh = "有组织跨境提供技术支持、网络服务", en = "Technical support or network services, organised and cross-border"},
	law = {"fashi-2011-7-7", "fafa-2025-12-9", "yifa-2022-25", "cl-28", "fafa-2010-9"},
	subject = "defendant", kind = "priority",
	when = {pursued = true, roles = {"tech_supporter", "network_provider"}, organized = true, ["case.cross_border"] = true},
	messages = {
		screened = {
			attention = 3,
			zh = "据案卷，有组织、跨境提供技术支持或者网络服务（{roles}）。已核查，未见被胁迫迹象。",
			en = "By the file, gave technical support or network services, organised and cross-border ({roles}). Signs of coercion were looked for; none were found.",
		},
		unscreened = {
			attention = 2,
			zh = "据案卷，有组织、跨境提供技术支持或者网络服务（{roles}）。尚未核查是否被胁迫，请先核查再定先后。",
			en = "By the file, gave technical support or network services, organised and cross-border ({roles}). Nobody has looked for signs of coercion yet: look before you order the work.",
		},
		coerced = {
			attention = 1,
			zh = "据案卷，有组织、跨境提供技术支持或者网络服务（{roles}）。但有被胁迫情形或者迹象，转单独审查，不列为优先。",
			en = "By the file, gave technical support or network services, organised and cross-border ({roles}). But there is coercion or a sign of it: to a separate review, and no high attention.",
		},
	},
	check = function(d)
		return finding[screening.message(d)] {}
	end,
}
