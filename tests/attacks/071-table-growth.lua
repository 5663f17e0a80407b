-- class: memory
-- technique: an ever-growing table of tables
-- contained-when: ends in a memory error; the limit is per plugin and the host keeps running
-- expect: memory

return rule {
	title = {zh = "试", en = "Trial"}, law = {"l1"},
	subject = "case", kind = "procedure", level = "warning",
	message = {zh = "{said}", en = "{said}"},
	check = function(case)
		local t = {}
		for i = 1, 1000000000 do t[i] = {i, i, i, i, i, i, i, i} end
	end,
}
