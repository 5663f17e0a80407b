-- class: cpu
-- technique: math.max over 900 texts of 64 kB of zeros that differ at the end only
-- contained-when: ends in a budget error, as comparing texts is charged by their length
-- expect: budget

return rule {
	title = {zh = "试", en = "Trial"}, law = {"l1"},
	subject = "case", kind = "procedure", level = "warning",
	message = {zh = "{said}", en = "{said}"},
	check = function(case)
		local a, b = ("\0"):rep(65000) .. "a", ("\0"):rep(65000) .. "b"
		local t = {a, b}
		for i = 0, 8 do table.move(t, 1, 2 << i, (2 << i) + 1) end
		local function loop(...)
			for _ = 1, 100000000 do math.max(...) end
		end
		loop(table.unpack(t, 1, 900))
		return finding {said = "survived"}
	end,
}
