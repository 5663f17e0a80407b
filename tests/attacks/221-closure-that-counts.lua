-- class: leak
-- technique: a counter hidden three closures deep, reached through a table that a function returns
-- contained-when: the change is seen, is a fault, and is set back
-- expect: fault changed the module-level local 'n'

local function outer()
	local n = 0
	local function middle()
		return {inner = function()
			n = n + 1
			return n
		end}
	end
	return middle
end
local made = outer()

return rule {
	title = {zh = "试", en = "Trial"}, law = {"l1"},
	subject = "case", kind = "procedure", level = "warning",
	message = {zh = "{said}", en = "{said}"},
	check = function(case)
		return finding {said = made().inner()}
	end,
}
