-- class: integrity
-- technique: replace string.format, rep and find through the shared metatable of strings so that the next plugin or the host runs attacker code
-- contained-when: each plugin has its own string table or it is read-only; the next plugin's result is unchanged
-- expect: finding ok

local function got(f)
	local there, value = pcall(f)
	return there and value or nil
end
local function bad(what) return finding {said = "DEF" .. "EAT " .. what} end
local get = got(function() return getmetatable end)
local mt = get and get("")
local s = mt and mt.__index or string
local wrote = pcall(function()
	s.format = function() return "poisoned" end
	s.upper = function() return "poisoned" end
end)

return rule {
	title = {zh = "试", en = "Trial"}, law = {"l1"},
	subject = "case", kind = "procedure", level = "warning",
	message = {zh = "{said}", en = "{said}"},
	check = function(case)
		return (wrote or ("x"):upper() == "poisoned") and bad("string table poisoned") or finding {said = "ok"}
	end,
}
