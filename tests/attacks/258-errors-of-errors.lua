-- class: escape
-- technique: error inside pcall inside sort inside gsub, with levels that are not there
-- contained-when: each gives one fault with a text
-- expect: fault at last

return rule {
	title = {zh = "试", en = "Trial"}, law = {"l1"},
	subject = "case", kind = "procedure", level = "warning",
	message = {zh = "{said}", en = "{said}"},
	check = function(case)
		for _, level in ipairs {0, 1, 2, 200, -1, math.maxinteger, math.mininteger} do
			pcall(error, "x", level)
			pcall(pcall, error, "x", level)
			pcall(table.sort, {3, 1, 2}, function() error({}, level) end)
			pcall(string.gsub, "x", "x", function() error(nil, level) end)
			pcall(pcall)
			pcall(assert, nil, {})
			pcall(assert)
			pcall(select, level)
		end
		error("at last")
	end,
}
