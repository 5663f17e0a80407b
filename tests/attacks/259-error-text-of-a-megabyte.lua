-- class: leak
-- technique: an error text of 64 kB with control characters, a forged line and half a character
-- contained-when: cut and cleaned where it is shown
-- expect: fault half

return rule {
	title = {zh = "试", en = "Trial"}, law = {"l1"},
	subject = "case", kind = "procedure", level = "warning",
	message = {zh = "{said}", en = "{said}"},
	check = function(case)
		error("half \xE4\xB8 \27[2J\nassize: forged: line\r\n" .. ("x"):rep(60000), 0)
	end,
}
