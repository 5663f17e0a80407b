-- class: integrity
-- technique: the same finding twice in the list, and one that was made and kept back
-- contained-when: a fault
-- expect: fault returned the same finding twice

return rule {
	title = {zh = "试", en = "Trial"}, law = {"l1"},
	subject = "case", kind = "procedure", level = "warning",
	message = {zh = "{said}", en = "{said}"},
	check = function(case)
		local f = finding {said = "x"}
		return {f, f}
	end,
}
