-- class: cpu
-- technique: the same with parameters
-- contained-when: ends in a budget error, as the search is charged
-- expect: budget

return rule {
	title = {zh = "试", en = "Trial"}, law = {"l1"},
	subject = "case", kind = "procedure", level = "warning",
	message = {zh = "{said}", en = "{said}"},
	check = function(case)
		local function read() return param.flour end
		for _ = 1, 100000000 do pcall(read) end
		return finding {said = "survived"}
	end,
}
