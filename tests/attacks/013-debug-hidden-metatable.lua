-- class: escape
-- technique: debug.getmetatable ignores __metatable protection of strings and host userdata
-- contained-when: debug is absent
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
		local debug = got(function() return debug end)
		local get = debug and debug.getmetatable
		if not get then return finding {said = "ok"} end
		get("").__metatable = nil
		return bad("metatable of strings reached")
	end,
}
