-- class: cpu
-- technique: string.rep('', 2^62) and rep of an empty separator: a C loop of 2^62 steps that allocates nothing
-- contained-when: string.rep refuses large counts even when the result is empty
-- expect: finding length 0

return rule {
	title = {zh = "试", en = "Trial"}, law = {"l1"},
	subject = "case", kind = "procedure", level = "warning",
	message = {zh = "{said}", en = "{said}"},
	check = function(case)
		return finding {said = "length " .. #(""):rep(1 << 62)}
	end,
}
