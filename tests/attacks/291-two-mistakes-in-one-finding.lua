-- class: determinism
-- technique: a finding with many mistakes: which of them is told may be the hash's choice
-- contained-when: the same bytes in every run
-- expect: fault 'Aa' is no name of a value

return rule {
	title = {zh = "试", en = "Trial"}, law = {"l1"},
	subject = "case", kind = "procedure", level = "warning",
	message = {zh = "{said}", en = "{said}"},
	check = function(case)
		return finding {said = 1, Zz = 1, Yy = 2, Xx = 3, Aa = 4, Bb = 5, Cc = 6, good = {}, better = {}}
	end,
}
