-- class: escape
-- technique: sort within the order of sort, without end
-- contained-when: a C stack error that is caught, or the end of the stack; never a crash
-- expect: finding survived

return rule {
	title = {zh = "试", en = "Trial"}, law = {"l1"},
	subject = "case", kind = "procedure", level = "warning",
	message = {zh = "{said}", en = "{said}"},
	check = function(case)
		local n = 0
		local function order()
			n = n + 1
			table.sort({3, 2, 1}, order)
			return false
		end
		local done = pcall(order)
		return finding {said = "survived " .. tostring(done) .. (n < 300 and " few" or " many")}
	end,
}
