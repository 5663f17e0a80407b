-- class: escape
-- technique: the header calls functions, that would run when it is only read
-- contained-when: it does not load
-- expect: refused literal

return rule {
	title = {zh = ("x"):rep(10), en = "Trial"}, law = {"l1"},
	subject = "case", kind = "procedure", level = "warning",
	message = {zh = "x", en = "x"},
	check = function() return finding {} end,
}
