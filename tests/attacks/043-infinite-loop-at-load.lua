-- class: cpu
-- technique: the chunk itself loops while it is loaded, before any rule exists
-- contained-when: loading is under the same budget
-- expect: refused steps; mend the rule

local t = (function()
	local n = 0
	for i = 1, math.huge do n = i end
	return n
end)()

return rule {
	title = {zh = "试", en = "Trial"}, law = {"l1"},
	subject = "case", kind = "procedure", level = "warning",
	message = {zh = "{said}", en = "{said}"},
	check = function(case)
		return finding {said = t}
	end,
}
