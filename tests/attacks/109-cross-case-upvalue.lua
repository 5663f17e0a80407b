-- class: leak
-- technique: the same with a file-level local
-- contained-when: the chunk is run afresh for each case, or in a fresh state
-- expect: fault frozen after load

local function bad(what) return finding {said = "DEF" .. "EAT " .. what} end
local memo = {}

return rule {
	title = {zh = "试", en = "Trial"}, law = {"l1"},
	subject = "case", kind = "procedure", level = "warning",
	message = {zh = "{said}", en = "{said}"},
	check = function(case)
		local prev = memo[#memo]
		memo[#memo + 1] = tostring(case)
		return prev and bad("seen before: " .. prev) or finding {said = "ok"}
	end,
}
