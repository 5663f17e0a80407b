-- class: memory
-- technique: string.pack('c2000000000') pads 2 GB; string.format with many %99d; wide precision
-- contained-when: refused or memory error
-- expect: finding ok true false

local function bad(what) return finding {said = "DEF" .. "EAT " .. what} end

return rule {
	title = {zh = "试", en = "Trial"}, law = {"l1"},
	subject = "case", kind = "procedure", level = "warning",
	message = {zh = "{said}", en = "{said}"},
	check = function(case)
		local pack = string.pack
		if pack then return bad("pack is there") end
		local f, args = ("%99d"):rep(200), {}
		for i = 1, 200 do args[i] = i end
		local some, text = pcall(string.format, f, table.unpack(args))
		local wide = pcall(string.format, "%999999999s", "x")
		if some and #text ~= 19800 then return bad("a format was cut") end
		return finding {said = "ok " .. tostring(some) .. " " .. tostring(wide)}
	end,
}
