-- class: cpu
-- technique: share among 20,000 claims, again and again, one of them refused at the end
-- contained-when: ends in a budget or memory error within the time
-- expect: memory

return rule {
	title = {zh = "试", en = "Trial"}, law = {"l1"},
	subject = "case", kind = "procedure", level = "warning",
	message = {zh = "{said}", en = "{said}"},
	check = function(case)
		local claims = {}
		for i = 1, 20000 do claims[i] = i end
		for _ = 1, 100000000 do pcall(share, case.loss_total, claims) end
		return finding {said = "survived"}
	end,
}
