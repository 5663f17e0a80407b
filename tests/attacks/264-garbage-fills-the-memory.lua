-- class: memory
-- technique: nothing is kept, but garbage is made without end
-- contained-when: ends in a budget or memory error at the same place everywhere
-- expect: memory

return rule {
	title = {zh = "试", en = "Trial"}, law = {"l1"},
	subject = "case", kind = "procedure", level = "warning",
	message = {zh = "{said}", en = "{said}"},
	check = function(case)
		while true do local _ = ("x"):rep(1000) .. tostring(case) end
	end,
}
