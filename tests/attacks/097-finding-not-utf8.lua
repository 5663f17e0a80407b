-- class: integrity
-- technique: overlong UTF-8, lone surrogates, 0xFF, cut sequences
-- contained-when: rejected or replaced; output is always valid UTF-8
-- expect: fault holds a byte that is no text

return rule {
	title = {zh = "试", en = "Trial"}, law = {"l1"},
	subject = "case", kind = "procedure", level = "warning",
	message = {zh = "{said}", en = "{said}"},
	check = function(case)
		return finding {said = "\xC0\xAF \xED\xA0\x80 \xFF \xE4\xB8"}
	end,
}
