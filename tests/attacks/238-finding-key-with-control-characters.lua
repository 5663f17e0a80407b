-- class: integrity
-- technique: the key of a finding holds control and bidirectional characters
-- contained-when: a fault
-- expect: fault holds a byte that is no text

return rule {
	title = {zh = "试", en = "Trial"}, law = {"l1"},
	subject = "case", kind = "procedure", level = "warning",
	message = {zh = "{said}", en = "{said}"},
	check = function(case)
		return finding {said = "x", key = "a\u{202E}b\27[2J"}
	end,
}
