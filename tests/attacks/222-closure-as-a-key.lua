-- class: leak
-- technique: the function that counts is a key of a table, within a table that a function returns
-- contained-when: keys are frozen and recorded as values are
-- expect: fault changed the module-level local 'n'

local n = 0
local function count()
	n = n + 1
	return n
end
local hidden = {[count] = true}
local function first(list) for i = 1, #list do return list[i] end end
local list = {function() return hidden end, count}

return rule {
	title = {zh = "试", en = "Trial"}, law = {"l1"},
	subject = "case", kind = "procedure", level = "warning",
	message = {zh = "{said}", en = "{said}"},
	check = function(case)
		return finding {said = tostring(first(list)() == hidden) .. list[2]()}
	end,
}
