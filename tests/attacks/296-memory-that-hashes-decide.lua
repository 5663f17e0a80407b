-- class: determinism
-- technique: how often a table is made anew depends on the hashes of its keys; memory ends near one of those places
-- contained-when: the same cause in every run
-- expect: finding ok

return rule {
	title = {zh = "试", en = "Trial"}, law = {"l1"},
	subject = "case", kind = "procedure", level = "warning",
	message = {zh = "{said}", en = "{said}"},
	check = function(case)
		local t = {}
		for i = 1, 20000 do
			t["k" .. i] = i
			t["k" .. i - 1] = nil
		end
		return finding {said = "ok"}
	end,
}
