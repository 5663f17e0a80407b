-- class: escape
-- technique: Debian 5.4.4-3+deb12u1 has the CVE-2022-33099 patch without its follow-up 603b2c64: luaV_concat uses a freed stack pointer when __concat grows the stack (heap use after free)
-- contained-when: the library has the follow-up fix, or plugins cannot set __concat; result text is always right
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
		local function deep(n)
			if n > 0 then return 1 + deep(n - 1) end
			return 0
		end
		local set = got(function() return setmetatable end)
		local T = set and set({}, {__concat = function()
			deep(500)
			return "R"
		end}) or case
		local wrong = 0
		for _ = 1, 30 do
			deep(500)
			local done, r = pcall(function()
				local a, b, c = "aaaa", "bbbb", "cccc"
				return a .. b .. c .. T
			end)
			if done and r ~= "aaaabbbbR" then wrong = wrong + 1 end
		end
		return wrong > 0 and bad("corrupted concat result") or finding {said = "ok"}
	end,
}
