-- class: leak
-- technique: tostring, format and error of every handle: kinds and keys, no values and no names
-- contained-when: nothing that is personal is shown
-- expect: finding defendant D1

return rule {
	title = {zh = "试", en = "Trial"}, law = {"l1"},
	subject = "case", kind = "procedure", level = "warning",
	message = {zh = "{said}", en = "{said}"},
	check = function(case)
		local d = case.defendants[1]
		local text = tostring(d) .. string.format("%s%s%s", case.defendants, d.roles, case.victims[1])
			.. tostring(select(2, pcall(error, d))) .. tostring(case.x)
		return finding {said = text}
	end,
}
