-- class: cpu
-- technique: load with a reader that returns blanks for ever; the lexer loops in C and calls back
-- contained-when: load is absent or under the budget
-- expect: finding ok

local function got(f)
	local there, value = pcall(f)
	return there and value or nil
end
local function bad(what) return finding {said = "DEF" .. "EAT " .. what} end

return rule {
	title = {zh = "试", en = "Trial"}, law = {"l1"},
	subject = "case", kind = "procedure", level = "warning",
	message = {zh = "{said}", en = "{said}"},
	check = function(case)
		local load = got(function() return load end)
		if not load then return finding {said = "ok"} end
		load(function() return "  \n" end)
		return bad("survived")
	end,
}
