-- class: cpu
-- technique: a field that is not there is looked for among all the names, to say which is near; under pcall, without end
-- contained-when: ends in a budget error, as the search is charged
-- expect: budget

return rule {
	title = {zh = "试", en = "Trial"}, law = {"l1"},
	subject = "case", kind = "procedure", level = "warning",
	message = {zh = "{said}", en = "{said}"},
	check = function(case)
		local d = case.defendants[1]
		local function read() return d.participatoin end
		for _ = 1, 100000000 do pcall(read) end
		return finding {said = "survived"}
	end,
}
