-- class: integrity
-- technique: the comparator changes the array it sorts (shrinks, grows, replaces it by a table with metamethods)
-- contained-when: an error or any order, never a crash
-- expect: finding survived

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
		local t = {}
		for i = 1, 300 do t[i] = (i * 7) % 301 end
		local sorted = pcall(table.sort, t, function(a, b)
			t[#t] = nil
			t[#t + 5] = a
			if set then set(t, {__index = function() return 1 end}) end
			return (a or 0) < (b or 0)
		end)
		return finding {said = "survived " .. tostring(sorted)}
	end,
}
