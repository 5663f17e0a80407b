-- A sign is a reason to look, whatever the person is charged with. It takes no right away and proves
-- nothing against anyone.
return rule {
	title = {zh = "被胁迫、被贩运迹象的核查", en = "Signs of coercion and of trafficking"},
	law = {"cl-28", "palermo-3", "ohchr-2002-7", "fafa-2010-9"},
	subject = "defendant", kind = "leniency", attention = 3,
	when = {coercion_signs = param.trafficking_signs},
	message = {
		zh = "有被胁迫迹象：{coercion_signs}。请核查是否为人口贩运被害人、是否构成胁从犯。",
		en = "Signs of coercion: {coercion_signs}. Screen as a possible victim of trafficking, and as a coerced participant.",
	},
}
