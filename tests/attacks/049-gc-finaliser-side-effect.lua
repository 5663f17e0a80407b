-- class: integrity
-- technique: a finaliser runs attacker code later, during another plugin's evaluation or the host's own allocation
-- contained-when: no plugin code runs outside its own call
-- expect: finding ok

local function got(f)
	local there, value = pcall(f)
	return there and value or nil
end
local function bad(what) return finding {said = "DEF" .. "EAT " .. what} end
local hits = {}

return rule {
	title = {zh = "试", en = "Trial"}, law = {"l1"},
	subject = "case", kind = "procedure", level = "warning",
	message = {zh = "{said}", en = "{said}"},
	check = function(case)
		local set = got(function() return setmetatable end)
		local function arm()
			if not set then return end
			set({}, {__gc = function()
				hits[1] = true
				arm()
			end})
		end
		arm()
		local g = {}
		for i = 1, 20000 do
			g = {g}
			if i % 100 == 0 then g = {} end
		end
		return hits[1] and bad("finalisers ran") or finding {said = "ok"}
	end,
}
