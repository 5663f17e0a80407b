-- class: determinism
-- technique: as_of is compared, moved, kept and asked of at module level
-- contained-when: outside check it is a fault; inside it is the day of the run
-- expect: finding 2026-10-31 true

local function bad(what) return finding {said = "DEF" .. "EAT " .. what} end
local kept = as_of
local outside = pcall(function() return as_of.year end)

return rule {
	title = {zh = "试", en = "Trial"}, law = {"l1"},
	subject = "case", kind = "procedure", level = "warning",
	message = {zh = "{said}", en = "{said}"},
	check = function(case)
		if outside then return bad("as_of was read before there was a case") end
		return finding {said = tostring(kept) .. " " .. tostring(kept == as_of and kept + 0 == as_of)}
	end,
}
