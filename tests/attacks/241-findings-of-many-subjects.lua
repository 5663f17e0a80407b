-- class: integrity
-- technique: 4,000 findings of each of three defendants: too many of one dossier only in all
-- contained-when: not evaluated, never cut; a dossier with fewer has them
-- expect: budget
-- expect: finding x

return rule {
	title = {zh = "试", en = "Trial"}, law = {"l1"},
	subject = "defendant", kind = "procedure", level = "warning",
	message = {zh = "{said}", en = "{said}"},
	check = function(d)
		if #d.case.defendants == 1 then return finding {said = "x"} end
		local out = {}
		for i = 1, 4000 do out[i] = finding {said = "x", key = i} end
		return out
	end,
}
