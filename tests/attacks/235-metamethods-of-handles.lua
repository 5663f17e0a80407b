-- class: escape
-- technique: every operator on every pair of handles, of one kind and of different kinds
-- contained-when: an error or a value, never a crash, and no case data but what was read
-- expect: finding ok

return rule {
	title = {zh = "试", en = "Trial"}, law = {"l1"},
	subject = "case", kind = "procedure", level = "warning",
	message = {zh = "{said}", en = "{said}"},
	check = function(case)
		local d = case.defendants[1]
		local values = {case, d, case.defendants, d.roles, case.x, d.gain, as_of, case.filed_on, ratio(1, 2), param,
			finding, 0, 1, -1, math.mininteger, 1.5, "x", "1", true, {}}
		local operators = {
			function(a, b) return a + b end, function(a, b) return a - b end, function(a, b) return a * b end,
			function(a, b) return a / b end, function(a, b) return a // b end, function(a, b) return a % b end,
			function(a, b) return a ^ b end, function(a, b) return a .. b end, function(a, b) return a < b end,
			function(a, b) return a <= b end, function(a, b) return a == b end, function(a, b) return a & b end,
			function(a, b) return a << b end, function(a) return -a end, function(a) return ~a end,
			function(a) return #a end, function(a, b) return a[b] end, function(a, b) a[b] = b end,
			function(a, b) return a(b) end, function(a) return a.gain end, function(a) return a:add_months(1) end,
			function(a) for _ in pairs(a) do break end end, function(a) for _ in ipairs(a) do break end end,
			function(a) return tostring(a) end, function(a, b) return least(a, b) end,
			function(a, b) return table.concat({a, b}) end, function(a, b) return math.max(a, b) end,
			function(a, b) return ratio(a, b) end, function(a, b) return share(a, b) end,
		}
		for _, f in ipairs(operators) do
			for _, a in ipairs(values) do
				for _, b in ipairs(values) do pcall(f, a, b) end
			end
		end
		return finding {said = "ok"}
	end,
}
