-- class: cpu
-- technique: floats are hashed by their fraction: 2^k * x all fall together
-- contained-when: ends in a budget or memory error within the time
-- expect: budget

return rule {
	title = {zh = "试", en = "Trial"}, law = {"l1"},
	subject = "case", kind = "procedure", level = "warning",
	message = {zh = "{said}", en = "{said}"},
	check = function(case)
		local t, x = {}, 1.5
		for i = 1, 1000 do
			t[x] = i
			x = x * 2
		end
		local n = 0
		while true do n = n + (t[1.5 * 2.0 ^ 999] or 0) end
	end,
}
