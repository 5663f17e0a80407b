-- class: integrity
-- technique: two findings of one subject with the same key would have one id
-- contained-when: a fault, as a decision on one would be said of the other
-- expect: fault two findings of one subject

return rule {
	title = {zh = "试", en = "Trial"}, law = {"l1"},
	subject = "case", kind = "procedure", level = "warning",
	message = {zh = "{said}", en = "{said}"},
	check = function(case)
		return {finding {said = "one", key = "same"}, finding {said = "two", key = "same"}}
	end,
}
