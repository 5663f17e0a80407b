-- class: determinism
-- technique: os.setlocale changes string order (strcoll), %f and case mapping for the whole process
-- contained-when: os is absent; the host sets LC_ALL=C
-- expect: finding ok false

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
		local os = got(function() return os end)
		if os and os.setlocale then return bad("setlocale") end
		return finding {said = "ok " .. tostring(("\xE9"):upper() == "\xC9")}
	end,
}
