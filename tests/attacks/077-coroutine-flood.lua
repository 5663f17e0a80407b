-- class: memory
-- technique: a million suspended coroutines (about 1 kB each)
-- contained-when: memory error
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
		local coroutine = got(function() return coroutine end)
		if not coroutine then return finding {said = "ok"} end
		local t = {}
		for i = 1, 1000000 do
			local co = coroutine.create(function() coroutine.yield() end)
			coroutine.resume(co)
			t[i] = co
		end
		return bad(#t)
	end,
}
