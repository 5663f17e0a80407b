-- class: determinism
-- technique: several locals are changed, which are found through a table of functions with names
-- contained-when: the same is told in every run
-- expect: fault changed the module-level local 'a'

local a, b, c, e = 0, 0, 0, 0
local set = {one = function() a = 1 end, two = function() b = 1 end, three = function() c = 1 end,
	four = function() e = 1 end, get = function() return a, b, c, e end}

return rule {
	title = {zh = "试", en = "Trial"}, law = {"l1"},
	subject = "case", kind = "procedure", level = "warning",
	message = {zh = "{said}", en = "{said}"},
	check = function(case)
		set.one()
		set.two()
		set.three()
		set.four()
		return finding {said = "kept"}
	end,
}
