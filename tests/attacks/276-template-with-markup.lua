-- class: integrity
-- technique: the message itself holds markup, formulas and format directives
-- contained-when: it is text in every output
-- expect: finding =HYPERLINK

return rule {
	title = {zh = "试", en = "Trial"}, law = {"l1"},
	subject = "case", kind = "procedure", level = "warning",
	message = {zh = "=HYPERLINK('http://x')&cmd|'/C calc'!A0 <b onload=x>%s%n {said}", en = "=HYPERLINK('http://x')&cmd|'/C calc'!A0 <b onload=x>%s%n {said}"},
	check = function(case)
		return finding {said = "x"}
	end,
}
