-- class: cpu
-- technique: an array that lost all its values keeps its size: each pairs over it walks 65,536 slots to find no key
-- contained-when: ends in a budget error, as instructions beside a large array cost more
-- expect: budget

return rule {
	title = {zh = "试", en = "Trial"}, law = {"l1"},
	subject = "case", kind = "procedure", level = "warning",
	message = {zh = "{said}", en = "{said}"},
	check = function(case)
		local t = {}
		for i = 1, 65536 do t[i] = i end
		for i = 1, 65536 do t[i] = nil end
		for _ = 1, 100000000 do
			for _ in pairs(t) do break end
		end
		return finding {said = "survived"}
	end,
}
