-- class: cpu
-- technique: least and greatest of 950 values, which are compared in C
-- contained-when: ends in a budget error, as each comparison is charged
-- expect: budget

return rule {
	title = {zh = "试", en = "Trial"}, law = {"l1"},
	subject = "case", kind = "procedure", level = "warning",
	message = {zh = "{said}", en = "{said}"},
	check = function(case)
		local t = {}
		for i = 1, 950 do t[i] = i end
		local function loop(...)
			for _ = 1, 100000000 do greatest(...) end
		end
		loop(table.unpack(t))
		return finding {said = "survived"}
	end,
}
