-- class: leak
-- technique: put personal data in the error text so that it lands in the technical log
-- contained-when: the text of plugin errors goes only where case data may go, or only its class and line are logged
-- expect: forbidden

return rule {
	title = {zh = "试", en = "Trial"}, law = {"l1"},
	subject = "defendant", kind = "procedure", level = "warning",
	message = {zh = "{said}", en = "{said}"},
	check = function(d)
		error("DEF" .. "EAT personal data in error: " .. tostring(d.name), 0)
	end,
}
