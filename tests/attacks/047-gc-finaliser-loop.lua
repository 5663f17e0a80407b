-- class: cpu
-- technique: a __gc finaliser loops for ever; GCTM sets allowhook = 0, so no count hook fires
-- contained-when: plugins cannot set __gc, or a wall-clock kill from outside ends the process in time
-- expect: memory

local function got(f)
	local there, value = pcall(f)
	return there and value or nil
end

return rule {
	title = {zh = "试", en = "Trial"}, law = {"l1"},
	subject = "case", kind = "procedure", level = "warning",
	message = {zh = "{said}", en = "{said}"},
	check = function(case)
		local set = got(function() return setmetatable end)
		local trap = {__gc = function() while true do end end}
		if set then set({}, trap) end
		local t = {}
		for i = 1, 5000000 do
			t = {t, trap}
			if i % 1000 == 0 then t = {} end
		end
		return finding {said = "survived"}
	end,
}
