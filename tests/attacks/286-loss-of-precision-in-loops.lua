-- class: integrity
-- technique: a loop with a float step that never moves on
-- contained-when: ends in a budget error
-- expect: budget

return rule {
	title = {zh = "试", en = "Trial"}, law = {"l1"},
	subject = "case", kind = "procedure", level = "warning",
	message = {zh = "{said}", en = "{said}"},
	check = function(case)
		local n = 0
		for i = 2.0 ^ 53, 2.0 ^ 53 + 10, 0.5 do n = n + i end
		while n == n do n = n + 0.0 end
	end,
}
