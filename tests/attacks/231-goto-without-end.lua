-- class: cpu
-- technique: a loop of goto, with a local that is closed at each turn
-- contained-when: ends in a memory error, as each turn makes a function
-- expect: memory

return rule {
	title = {zh = "试", en = "Trial"}, law = {"l1"},
	subject = "case", kind = "procedure", level = "warning",
	message = {zh = "{said}", en = "{said}"},
	check = function(case)
		::again::
		local f = function() return case end
		if f then goto again end
		return finding {said = "survived"}
	end,
}
