-- class: integrity
-- technique: a list of findings with holes, of which # may see any part
-- contained-when: a fault, whatever # says
-- expect: fault

return rule {
	title = {zh = "试", en = "Trial"}, law = {"l1"},
	subject = "case", kind = "procedure", level = "warning",
	message = {zh = "{said}", en = "{said}"},
	check = function(case)
		local out = {finding {said = "1", key = 1}}
		out[3] = finding {said = "3", key = 3}
		out[200] = finding {said = "200", key = 200}
		return out
	end,
}
