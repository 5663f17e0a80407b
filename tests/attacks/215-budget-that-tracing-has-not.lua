-- class: integrity
-- technique: work that spends the budget of a run and not the larger one of a trace
-- contained-when: explain says what the run said
-- expect: budget

return rule {
	title = {zh = "试", en = "Trial"}, law = {"l1"},
	subject = "case", kind = "procedure", level = "warning",
	message = {zh = "{said}", en = "{said}"},
	check = function(case)
		for i = 1, 11000000 do local _ = i end
		return finding {said = "ok"}
	end,
}
