-- class: escape
-- technique: select, table.pack and unpack at the ends of the integers and with 3,000 values
-- contained-when: a fault or what Lua says, within the stack
-- expect: finding ok

return rule {
	title = {zh = "试", en = "Trial"}, law = {"l1"},
	subject = "case", kind = "procedure", level = "warning",
	message = {zh = "{said}", en = "{said}"},
	check = function(case)
		for _, i in ipairs {0, -1, math.maxinteger, math.mininteger, 1 << 31, 1 << 32} do
			pcall(select, i, 1, 2)
			pcall(table.unpack, {}, i, i + 10)
			pcall(table.unpack, {}, i, math.maxinteger)
			pcall(table.insert, {}, i, 1)
			pcall(table.remove, {}, i)
			pcall(table.move, {1}, i, i, i)
			pcall(string.rep, "x", i, "y")
		end
		return finding {said = "ok " .. select("#", table.unpack({}, 1, 900))}
	end,
}
