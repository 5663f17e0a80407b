-- class: cpu
-- technique: table.remove, insert, concat and unpack trust __len: a length of 2^62 with a C function or table as __index loops in C
-- contained-when: table functions use raw length or bound the range
-- expect: budget

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
		local huge = {__len = function() return math.maxinteger - 5 end, __index = {}}
		local t = set and set({}, huge) or huge
		pcall(table.unpack, t)
		pcall(table.unpack, {}, 1, math.maxinteger)
		pcall(table.unpack, {}, math.mininteger, math.maxinteger)
		pcall(table.concat, {}, "", 1, math.maxinteger)
		pcall(table.remove, t, math.maxinteger)
		table.move({}, 1, math.maxinteger - 1, 2, {})
		return finding {said = "survived"}
	end,
}
