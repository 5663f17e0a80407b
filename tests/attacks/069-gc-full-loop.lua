-- class: cpu
-- technique: collectgarbage('collect') in a loop with a large heap: one instruction, tens of milliseconds
-- contained-when: collectgarbage is absent
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
		local collect = got(function() return collectgarbage end)
		if not collect then return finding {said = "ok"} end
		local t = {}
		for i = 1, 400000 do t[i] = {i} end
		for _ = 1, 100000 do collect() end
		return bad("survived")
	end,
}
