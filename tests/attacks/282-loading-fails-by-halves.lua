-- class: determinism
-- technique: the file raises an error while it is loaded
-- contained-when: it does not load, and the message names file and line
-- expect: refused hostile.lua

local t = (function() error("on purpose") end)()

return rule {
	title = {zh = "试", en = "Trial"}, law = {"l1"},
	subject = "case", kind = "procedure", level = "warning",
	message = {zh = "{said}", en = "{said}"},
	check = function(case)
		return finding {said = tostring(t)}
	end,
}
