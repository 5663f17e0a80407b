-- class: memory
-- technique: texts of 60 kB, each another, are kept
-- contained-when: ends in a memory error
-- expect: memory

return rule {
	title = {zh = "试", en = "Trial"}, law = {"l1"},
	subject = "case", kind = "procedure", level = "warning",
	message = {zh = "{said}", en = "{said}"},
	check = function(case)
		local keep = {}
		for i = 1, 100000 do keep[i] = ("x"):rep(60000) .. i end
		return finding {said = #keep}
	end,
}
