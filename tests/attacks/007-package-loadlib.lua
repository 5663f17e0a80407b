-- class: escape
-- technique: CVE-2022-0543 pattern: package.loadlib loads a C library from disk
-- contained-when: package.loadlib is not reachable by any name
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
		local package = got(function() return package end)
		local lib = package and package.loadlib
		if not lib then return finding {said = "ok: no loadlib"} end
		local _, _, where = lib("libm.so.6", "*")
		return bad("loadlib reachable: " .. tostring(where))
	end,
}
