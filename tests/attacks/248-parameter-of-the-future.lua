-- class: integrity
-- technique: a parameter that is not yet in force, by every way to it
-- contained-when: the rule does not apply; no pcall catches it
-- expect: none

return rule {
	title = {zh = "试", en = "Trial"}, law = {"l1"},
	subject = "case", kind = "procedure", level = "warning",
	message = {zh = "{said}", en = "{said}"},
	check = function(case)
		local got_it, v = pcall(function() return param.later end)
		return finding {said = tostring(got_it) .. tostring(v)}
	end,
}
