-- class: cpu
-- technique: __index chains of 1 990 tables (MAXTAGLOOP is 2000): one GETFIELD does 1 990 lookups
-- contained-when: a time limit besides the instruction count
-- expect: finding 3000000

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
		local t = {x = 1}
		for _ = 1, 1990 do t = set and set({}, {__index = t}) or {next = t, x = 1} end
		local n = 0
		for _ = 1, 3000000 do n = n + t.x end
		return finding {said = n}
	end,
}
