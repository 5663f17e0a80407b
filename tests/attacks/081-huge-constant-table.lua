-- class: memory
-- technique: compile a generated source with 300 000 distinct constants
-- contained-when: source size limit; memory error
-- expect: finding refused

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
		local p = {"return {"}
		for i = 1, 3000 do p[#p + 1] = "'k" .. i .. "'," end
		p[#p + 1] = "}"
		local f = load and load(table.concat(p))
		return f and bad("compiled") or finding {said = "refused"}
	end,
}
