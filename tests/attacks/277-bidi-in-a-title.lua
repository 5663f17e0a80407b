-- class: integrity
-- technique: the title turns the direction of the text that follows it
-- contained-when: it does not load
-- expect: refused an unsafe character (U+202E)

return rule {
	title = {zh = "试‮验", en = "Trial"}, law = {"l1"},
	subject = "case", kind = "procedure", level = "warning",
	message = {zh = "x", en = "x"},
	check = function() return finding {} end,
}
