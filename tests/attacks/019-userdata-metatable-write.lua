-- class: integrity
-- technique: replace __index of the host userdata's metatable so that every later case lies
-- contained-when: getmetatable(case) is not a writable table; later cases show the true data
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
		local get = got(function() return getmetatable end)
		local mt = get and get(case)
		if type(mt) ~= "table" then return finding {said = "ok: no table"} end
		local wrote = pcall(function() mt.__index = function() return 0 end end)
		return wrote and bad("metatable of case written") or finding {said = "ok"}
	end,
}
