-- class: cpu
-- technique: the empty pattern matches between any two bytes of a long text, by which no step of the matcher is counted
-- contained-when: ends in a memory error, as every result is built
-- expect: memory

return rule {
	title = {zh = "试", en = "Trial"}, law = {"l1"},
	subject = "case", kind = "procedure", level = "warning",
	message = {zh = "{said}", en = "{said}"},
	check = function(case)
		local s, n = ("x"):rep(65000), 0
		for _ = 1, 100000000 do
			n = n + select(2, s:gsub("", ""))
		end
		return finding {said = n}
	end,
}
