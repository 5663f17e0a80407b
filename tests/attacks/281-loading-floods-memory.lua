-- class: memory
-- technique: the file fills the memory while it is loaded
-- contained-when: it does not load, and the message names the file
-- expect: refused memory

local t = (function()
	local keep = {}
	while true do keep[#keep + 1] = {keep} end
end)()

return rule {
	title = {zh = "试", en = "Trial"}, law = {"l1"},
	subject = "case", kind = "procedure", level = "warning",
	message = {zh = "{said}", en = "{said}"},
	check = function(case)
		return finding {said = tostring(t)}
	end,
}
