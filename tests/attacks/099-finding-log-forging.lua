-- class: integrity
-- technique: newlines forge a second log record
-- contained-when: line breaks are rejected or escaped
-- expect: finding done

return rule {
	title = {zh = "试", en = "Trial"}, law = {"l1"},
	subject = "case", kind = "procedure", level = "warning",
	message = {zh = "{said}", en = "{said}"},
	check = function(case)
		return finding {said = "done\n2026-01-01T00:00:00Z INFO case=(2026)-1 finding=none user=judge"}
	end,
}
