-- class: determinism
-- technique: find out how much time or how many instructions are left by catching the budget error and counting
-- contained-when: the budget error cannot be caught; the budget is a deterministic count
-- expect: budget

local function bad(what) return finding {said = "DEF" .. "EAT " .. what} end

return rule {
	title = {zh = "试", en = "Trial"}, law = {"l1"},
	subject = "case", kind = "procedure", level = "warning",
	message = {zh = "{said}", en = "{said}"},
	check = function(case)
		local n = 0
		pcall(function() while true do n = n + 1 end end)
		return bad("counted " .. n)
	end,
}
