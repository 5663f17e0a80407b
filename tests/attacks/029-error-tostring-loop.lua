-- class: escape
-- technique: the error object has a __tostring that loops for ever; the host formats it with luaL_tolstring after the budget ended
-- contained-when: non-string errors are never converted with metamethods; the call ends in a policy error
-- expect: fault the error value is a table

local function got(f)
	local there, value = pcall(f)
	return there and value or nil
end

return rule {
	title = {zh = "试", en = "Trial"}, law = {"l1"},
	subject = "case", kind = "procedure", level = "warning",
	message = {zh = "{said}", en = "{said}"},
	check = function(case)
		local set = got(function() return setmetatable end)
		local e = {__tostring = function() while true do end end, __name = 5}
		error(set and set({}, e) or e)
	end,
}
