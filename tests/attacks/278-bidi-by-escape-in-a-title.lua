-- class: integrity
-- technique: the same by an escape, which the eye cannot see in the source
-- contained-when: it does not load
-- expect: refused title

return rule {
	title = {zh = "试\u{202E}验", en = "Trial"}, law = {"l1"},
	subject = "case", kind = "procedure", level = "warning",
	message = {zh = "x", en = "x"},
	check = function() return finding {} end,
}
