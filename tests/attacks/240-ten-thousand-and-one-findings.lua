-- class: integrity
-- technique: 10,001 findings of one dossier
-- contained-when: not evaluated, never cut
-- expect: fault a rule makes at most 10000 findings

return rule {
	title = {zh = "试", en = "Trial"}, law = {"l1"},
	subject = "case", kind = "procedure", level = "warning",
	message = {zh = "{said}", en = "{said}"},
	check = function(case)
		local out = {}
		for i = 1, 10001 do out[i] = finding {said = "x", key = i} end
		return out
	end,
}
