-- class: integrity
-- technique: the budget ends inside the functions that C calls: sort, gsub, an iterator
-- contained-when: the stop goes through all of them
-- expect: budget

return rule {
	title = {zh = "试", en = "Trial"}, law = {"l1"},
	subject = "case", kind = "procedure", level = "warning",
	message = {zh = "{said}", en = "{said}"},
	check = function(case)
		local function spin() while true do end end
		for _ = 1, 3 do
			pcall(table.sort, {2, 1}, spin)
			pcall(string.gsub, "x", "x", spin)
			pcall(pcall, pcall, pcall, spin)
		end
		return finding {said = "survived"}
	end,
}
