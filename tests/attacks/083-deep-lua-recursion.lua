-- class: memory
-- technique: non-tail recursion to the limit of 1 000 000 slots, again and again under pcall
-- contained-when: stack overflow error; budget error
-- expect: memory

return rule {
	title = {zh = "试", en = "Trial"}, law = {"l1"},
	subject = "case", kind = "procedure", level = "warning",
	message = {zh = "{said}", en = "{said}"},
	check = function(case)
		local function f(n) return 1 + f(n + 1) end
		for _ = 1, 1000 do pcall(f, 1) end
		return finding {said = "survived"}
	end,
}
