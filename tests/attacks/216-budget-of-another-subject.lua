-- class: integrity
-- technique: the first defendant spends the budget that all share; explained alone, the others would have enough
-- contained-when: explain says what the run said of each
-- expect: budget
-- expect: finding ok

return rule {
	title = {zh = "试", en = "Trial"}, law = {"l1"},
	subject = "defendant", kind = "procedure", level = "warning",
	message = {zh = "{said}", en = "{said}"},
	check = function(d)
		if tostring(d) == "defendant D1" and #d.case.defendants > 1 then
			while true do local _ = d end
		end
		return finding {said = "ok"}
	end,
}
