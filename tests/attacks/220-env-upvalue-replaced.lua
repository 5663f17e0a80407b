-- class: leak
-- technique: check assigns _ENV itself
-- contained-when: the change is seen, is a fault, and is set back
-- expect: fault changed the module-level local '_ENV'

return rule {
	title = {zh = "试", en = "Trial"}, law = {"l1"},
	subject = "case", kind = "procedure", level = "warning",
	message = {zh = "{said}", en = "{said}"},
	check = function(case)
		local own = {finding = finding}
		_ENV = own
		return own.finding {said = "ok"}
	end,
}
