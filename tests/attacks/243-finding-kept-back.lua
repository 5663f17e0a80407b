-- class: integrity
-- technique: a finding is made under pcall and another is returned
-- contained-when: a fault: what was made must be returned
-- expect: fault was made but not returned

return rule {
	title = {zh = "试", en = "Trial"}, law = {"l1"},
	subject = "case", kind = "procedure", level = "warning",
	message = {zh = "{said}", en = "{said}"},
	check = function(case)
		local _, f = pcall(function() return finding {said = "one"} end)
		return f and finding {said = "two"}
	end,
}
