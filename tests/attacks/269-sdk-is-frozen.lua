-- class: integrity
-- technique: the modules that every policy shares are written
-- contained-when: they are frozen
-- expect: fault frozen after load

local lists = require "assize.lists"

return rule {
	title = {zh = "试", en = "Trial"}, law = {"l1"},
	subject = "case", kind = "procedure", level = "warning",
	message = {zh = "{said}", en = "{said}"},
	check = function(case)
		for k in pairs(lists) do lists[k] = function() return nil end end
		return finding {said = "wrote"}
	end,
}
