-- class: cpu
-- technique: numeric loops at the ends of the integers, and with steps that overflow
-- contained-when: they end as Lua says, within the budget
-- expect: finding 3 1 0 2

return rule {
	title = {zh = "试", en = "Trial"}, law = {"l1"},
	subject = "case", kind = "procedure", level = "warning",
	message = {zh = "{said}", en = "{said}"},
	check = function(case)
		local a, b, c, e = 0, 0, 0, 0
		for _ = math.maxinteger - 2, math.maxinteger do a = a + 1 end
		for _ = math.mininteger, math.mininteger do b = b + 1 end
		for _ = math.maxinteger, math.mininteger do c = c + 1 end
		for _ = math.mininteger, math.maxinteger, math.maxinteger do e = e + 1 end
		return finding {said = a .. " " .. b .. " " .. c .. " " .. e - 1}
	end,
}
