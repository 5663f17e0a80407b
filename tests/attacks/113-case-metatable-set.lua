-- class: integrity
-- technique: setmetatable on the case or its arrays to lie to the next plugin; rawlen, rawequal and next to go behind a proxy
-- contained-when: protected metatables (__metatable), or userdata
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
		local set, get = got(function() return setmetatable end), got(function() return getmetatable end)
		local one = pcall(function() set(case, {__index = function() return 0 end}) end)
		local two = pcall(function() set(case.defendants, {__len = function() return 0 end}) end)
		local three = pcall(function() get(case.defendants).__index = function() return {} end end)
		return (one or two or three) and bad("metatable set") or finding {said = "ok"}
	end,
}
