-- class: leak
-- technique: a rule requires files of the policy beside it and of the profile's folder
-- contained-when: they are not found
-- expect: refused no module

local other = require "..honest.rules.honest"

return rule {
	title = {zh = "试", en = "Trial"}, law = {"l1"},
	subject = "case", kind = "procedure", level = "warning",
	message = {zh = "{said}", en = "{said}"},
	check = function(case)
		return finding {said = tostring(other)}
	end,
}
