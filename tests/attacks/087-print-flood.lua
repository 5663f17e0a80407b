-- class: leak
-- technique: print, io.write, warn and the log function called without end
-- contained-when: output of plugins is dropped or capped for each call
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
		local out = got(function() return log end) or got(function() return print end) or got(function() return warn end)
		if not out then return finding {said = "ok"} end
		for i = 1, 3000000 do out("flood", i) end
		return bad("flooded")
	end,
}
