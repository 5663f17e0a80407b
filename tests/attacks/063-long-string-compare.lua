-- class: cpu
-- technique: comparing two equal 12 MB strings costs a 12 MB memcmp for each VM instruction
-- contained-when: a time limit besides the instruction count; string length limit
-- expect: budget

return rule {
	title = {zh = "试", en = "Trial"}, law = {"l1"},
	subject = "case", kind = "procedure", level = "warning",
	message = {zh = "{said}", en = "{said}"},
	check = function(case)
		local a, b = ("x"):rep(65000) .. "y", ("x"):rep(65000) .. "y"
		local n = 0
		for _ = 1, 2000000 do if a == b then n = n + 1 end end
		return finding {said = n}
	end,
}
