-- class: cpu
-- technique: a table that lost its 20,000 keys keeps its size: each pairs over it walks them
-- contained-when: ends in a budget error within the time
-- expect: budget

return rule {
	title = {zh = "试", en = "Trial"}, law = {"l1"},
	subject = "case", kind = "procedure", level = "warning",
	message = {zh = "{said}", en = "{said}"},
	check = function(case)
		local t = {}
		for i = 1, 20000 do t[-i] = i end
		for i = 1, 20000 do t[-i] = nil end
		for _ = 1, 100000000 do
			for _ in pairs(t) do break end
		end
		return finding {said = "survived"}
	end,
}
