-- class: integrity
-- technique: priority is NaN (0/0): every comparison with it is false, sorting breaks
-- contained-when: rejected: priority must be an integer in range
-- expect: fault value 'said' is a number

return rule {
	title = {zh = "试", en = "Trial"}, law = {"l1"},
	subject = "case", kind = "procedure", level = "warning",
	message = {zh = "{said}", en = "{said}"},
	check = function(case)
		return finding {said = 0 / 0}
	end,
}
