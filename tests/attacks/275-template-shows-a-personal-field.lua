-- class: leak
-- technique: the message names a personal field, which the policy did not declare
-- contained-when: it does not load
-- expect: refused name

return rule {
	title = {zh = "试", en = "Trial"}, law = {"l1"},
	subject = "defendant", kind = "procedure", level = "warning",
	message = {zh = "{said} {name}", en = "{said} {name}"},
	check = function(d)
		return finding {said = "x"}
	end,
}
