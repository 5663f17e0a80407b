-- class: memory
-- technique: one string.rep of 2 GB and one with a 1 MB separator
-- contained-when: refused before the allocation is tried
-- expect: fault resulting string too large

local function bad(what) return finding {said = "DEF" .. "EAT " .. what} end

return rule {
	title = {zh = "试", en = "Trial"}, law = {"l1"},
	subject = "case", kind = "procedure", level = "warning",
	message = {zh = "{said}", en = "{said}"},
	check = function(case)
		local made = pcall(string.rep, "x", 5000, ("y"):rep(1 << 16))
		if made then return bad("a large text was made") end
		return finding {said = #("x"):rep(2000000000)}
	end,
}
