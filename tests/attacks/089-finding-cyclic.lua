-- class: integrity
-- technique: the finding contains itself and is nested 100 000 deep
-- contained-when: rejected: only the declared scalar fields are read
-- expect: fault value 'said' is a table

return rule {
	title = {zh = "试", en = "Trial"}, law = {"l1"},
	subject = "case", kind = "procedure", level = "warning",
	message = {zh = "{said}", en = "{said}"},
	check = function(case)
		local t = {}
		t.details, t[1] = t, t
		local d = t
		for _ = 1, 10000 do
			d.next = {}
			d = d.next
		end
		return finding {said = t}
	end,
}
