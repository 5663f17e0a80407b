-- class: leak
-- technique: the environment of check is replaced by a table of the file's own, to keep things in its globals
-- contained-when: the table is frozen like any other
-- expect: fault frozen after load

local _ENV = {finding = finding, tostring = tostring, rule = rule}

return rule {
	title = {zh = "试", en = "Trial"}, law = {"l1"},
	subject = "case", kind = "procedure", level = "warning",
	message = {zh = "{said}", en = "{said}"},
	check = function(case)
		seen = tostring(case)
		return finding {said = "kept"}
	end,
}
