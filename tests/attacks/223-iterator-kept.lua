-- class: leak
-- technique: the iterator of gmatch remembers how far it came
-- contained-when: it cannot be kept at module level
-- expect: refused an iterator (of gmatch or pairs) is kept at module level

local words = ("a b c d e"):gmatch("%a")

return rule {
	title = {zh = "试", en = "Trial"}, law = {"l1"},
	subject = "case", kind = "procedure", level = "warning",
	message = {zh = "{said}", en = "{said}"},
	check = function(case)
		return finding {said = words()}
	end,
}
