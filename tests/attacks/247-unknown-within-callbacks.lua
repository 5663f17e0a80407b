-- class: integrity
-- technique: the same within the function of sort, gsub and an iterator
-- contained-when: it ends the rule as not evaluated
-- expect: unknown_field

return rule {
	title = {zh = "试", en = "Trial"}, law = {"l1"},
	subject = "case", kind = "procedure", level = "warning",
	message = {zh = "{said}", en = "{said}"},
	check = function(case)
		pcall(table.sort, {2, 1}, function() return case.group_key == "x" end)
		pcall(string.gsub, "x", "x", function() return case.group_key end)
		return finding {said = "went on"}
	end,
}
