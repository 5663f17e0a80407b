-- class: escape
-- technique: a rule's file requires itself
-- contained-when: it does not load, and the cycle is named
-- expect: refused modules require each other: rules.hostile -> rules.hostile

local me = require "rules.hostile"

return rule {
	title = {zh = "试", en = "Trial"}, law = {"l1"},
	subject = "case", kind = "procedure", level = "warning",
	message = {zh = "{said}", en = "{said}"},
	check = function(case)
		return finding {said = tostring(me)}
	end,
}
