-- class: integrity
-- technique: script and attribute injection for an HTML report
-- contained-when: escaped by the report writer
-- expect: finding <script>alert(1)</script>

return rule {
	title = {zh = "试", en = "Trial"}, law = {"l1"},
	subject = "case", kind = "procedure", level = "warning",
	message = {zh = "{said}", en = "{said}"},
	check = function(case)
		return finding {said = "<script>alert(1)</script><img src=x onerror=alert(1)>\"'&{{7*7}}"}
	end,
}
