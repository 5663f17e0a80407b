-- class: leak
-- technique: a date and an amount of money are kept in an upvalue
-- contained-when: the change is seen, is a fault, and is set back
-- expect: fault changed the module-level local

local last, sum

return rule {
	title = {zh = "试", en = "Trial"}, law = {"l1"},
	subject = "case", kind = "procedure", level = "warning",
	message = {zh = "{said}", en = "{said}"},
	check = function(case)
		last, sum = case.filed_on, case.loss_total
		return finding {said = tostring(last) .. tostring(sum)}
	end,
}
