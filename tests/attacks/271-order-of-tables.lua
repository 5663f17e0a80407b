-- class: determinism
-- technique: the order of pairs over many texts, where Lua's own is another in each process
-- contained-when: the same bytes in every run
-- expect: finding a1 a10 a100 a102

return rule {
	title = {zh = "试", en = "Trial"}, law = {"l1"},
	subject = "case", kind = "procedure", level = "warning",
	message = {zh = "{said}", en = "{said}"},
	check = function(case)
		local t, out = {}, {}
		for i = 1, 500 do t["a" .. i] = i end
		for i = 1, 500, 3 do t["a" .. i + 1] = nil end
		for k in pairs(t) do out[#out + 1] = k end
		return finding {said = table.concat(out, " ", 1, 100)}
	end,
}
