-- class: escape
-- technique: malformed and cut patterns, at the last byte of the pattern
-- contained-when: each is a fault, never a read beyond the end
-- expect: finding ok

return rule {
	title = {zh = "试", en = "Trial"}, law = {"l1"},
	subject = "case", kind = "procedure", level = "warning",
	message = {zh = "{said}", en = "{said}"},
	check = function(case)
		local bad_ones = {"%", "[", "[^", "[]", "[%", "[a-", "[a-%", "(", ")", "%1", "(%1)", "%b", "%bx", "%f", "%f[",
			"(()", "^(", "$(", "%z[", "[[:", ("("):rep(33), ("(a)"):rep(33), ("%f[%z]"):rep(40), ("a?"):rep(300)}
		local faults = 0
		for _, p in ipairs(bad_ones) do
			for _, f in ipairs {string.find, string.match, string.gsub} do
				if not pcall(f, "aaa(b)", p, "%1") then faults = faults + 1 end
			end
			pcall(function() for _ in ("aaa"):gmatch(p) do break end end)
			pcall(string.gsub, "aaa", "(a)", p)
			pcall(string.find, p, p, 1)
			pcall(string.find, p, p, -1)
		end
		return finding {said = "ok " .. (faults > 40 and "many" or "few")}
	end,
}
