-- class: escape
-- technique: recursion through pcall, sort comparators, __index functions, tostring, coroutine.wrap, load and table.concat in turn
-- contained-when: C stack overflow error, no crash
-- expect: finding survived

return rule {
	title = {zh = "试", en = "Trial"}, law = {"l1"},
	subject = "case", kind = "procedure", level = "warning",
	message = {zh = "{said}", en = "{said}"},
	check = function(case)
		local n, r = 0, nil
		local ways = {
			function() return select(2, pcall(r)) end,
			function() table.sort({2, 1}, function(a, b)
				r()
				return a < b
			end) end,
			function() return (("x"):gsub("x", r)) end,
			function() return least(1, 2, r()) end,
			function() for _ in r do break end end,
			function() return tostring(r()) end,
		}
		r = function()
			n = n + 1
			if n > 20000 then error("enough") end
			return ways[n % #ways + 1]()
		end
		pcall(r)
		return finding {said = "survived"}
	end,
}
