-- class: cpu
-- technique: keys that are multiples of the same number fall into one chain
-- contained-when: ends in a budget or memory error within the time
-- expect: budget

return rule {
	title = {zh = "试", en = "Trial"}, law = {"l1"},
	subject = "case", kind = "procedure", level = "warning",
	message = {zh = "{said}", en = "{said}"},
	check = function(case)
		local t = {}
		for i = 1, 30000 do t[i * 65535] = i end
		local n = 0
		for i = 1, 100000000 do n = n + (t[i * 65535] or 0) end
		return finding {said = n}
	end,
}
