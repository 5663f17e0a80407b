-- class: determinism
-- technique: handles, findings and functions as keys of a table, which have no order
-- contained-when: pairs over them is a fault
-- expect: fault a key that has no order

return rule {
	title = {zh = "试", en = "Trial"}, law = {"l1"},
	subject = "case", kind = "procedure", level = "warning",
	message = {zh = "{said}", en = "{said}"},
	check = function(case)
		local d = case.defendants[1]
		local t = {[d] = 1, [case] = 2, [as_of] = 3, [function() end] = 4}
		local out = {}
		for k in pairs(t) do out[#out + 1] = tostring(k) end
		return finding {said = table.concat(out)}
	end,
}
