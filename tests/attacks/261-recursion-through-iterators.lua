-- class: escape
-- technique: for loops whose iterator is the function itself, tostring and concat of deep tables
-- contained-when: a caught error or the end of the stack; never a crash
-- expect: finding survived

return rule {
	title = {zh = "试", en = "Trial"}, law = {"l1"},
	subject = "case", kind = "procedure", level = "warning",
	message = {zh = "{said}", en = "{said}"},
	check = function(case)
		local function step(s, i)
			for _ in step, s, i do return 1 end
			return nil
		end
		pcall(step)
		return finding {said = "survived"}
	end,
}
