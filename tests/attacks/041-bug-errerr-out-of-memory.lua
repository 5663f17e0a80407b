-- class: escape
-- technique: <= 5.4.7: LUA_ERRERR needs a new string; if the heap is full and the host's message handler raises (here by __tostring) the error is thrown outside protection and the host aborts (fixed by 25da574f)
-- contained-when: the host's message handler calls no metamethods; abort is impossible (own panic handler, process boundary, reserve memory)
-- expect: memory

local function fill(keep)
	for i = 1, 1 << 30 do keep[#keep + 1] = ("y"):rep(1 << 15) .. i end
end
local function crumbs(keep)
	while true do keep = {keep} end
end

return rule {
	title = {zh = "试", en = "Trial"}, law = {"l1"},
	subject = "case", kind = "procedure", level = "warning",
	message = {zh = "{said}", en = "{said}"},
	check = function(case)
		local keep = {}
		local e = {}
		pcall(fill, keep)
		pcall(crumbs, keep)
		error(e)
	end,
}
