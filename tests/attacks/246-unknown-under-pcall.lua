-- class: integrity
-- technique: a field that is unknown is read under pcall, to take the unknown for a no
-- contained-when: it ends the rule as not evaluated; no pcall catches it
-- expect: unknown_field

return rule {
	title = {zh = "试", en = "Trial"}, law = {"l1"},
	subject = "case", kind = "procedure", level = "warning",
	message = {zh = "{said}", en = "{said}"},
	check = function(case)
		local known = pcall(function() return case.group_key end)
		return finding {said = known and "known" or "unknown"}
	end,
}
