-- class: determinism
-- technique: a value that differs by the form of a number: 1, 1.0, -0.0, "1"
-- contained-when: floats are no values
-- expect: fault value 'said' is a number

return rule {
	title = {zh = "试", en = "Trial"}, law = {"l1"},
	subject = "case", kind = "procedure", level = "warning",
	message = {zh = "{said}", en = "{said}"},
	check = function(case)
		return finding {said = 1.0}
	end,
}
