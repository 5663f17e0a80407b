-- class: leak
-- technique: a module-level local changes from 0.0 to -0.0, from 1 to 1.0, from one NaN to another
-- contained-when: each change is seen
-- expect: fault changed the module-level local

local zero, one, nan = 0.0, 1, 0 / 0

return rule {
	title = {zh = "试", en = "Trial"}, law = {"l1"},
	subject = "case", kind = "procedure", level = "warning",
	message = {zh = "{said}", en = "{said}"},
	check = function(case)
		zero, one, nan = -zero, one + 0.0, -nan
		return finding {said = tostring(1 / zero) .. one .. tostring(nan)}
	end,
}
