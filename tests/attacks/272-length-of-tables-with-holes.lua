-- class: determinism
-- technique: # of a table with holes is any border, found by how the table grew
-- contained-when: the same bytes in every run
-- expect: finding ok

return rule {
	title = {zh = "试", en = "Trial"}, law = {"l1"},
	subject = "case", kind = "procedure", level = "warning",
	message = {zh = "{said}", en = "{said}"},
	check = function(case)
		local t = {}
		for i = 1, 100 do t[i] = i end
		for i = 90, 10, -7 do t[i] = nil end
		t.x, t.y, t.z = 1, 2, 3
		for i = 100, 95, -1 do t[i] = nil end
		local s = {1, nil, 3, nil, nil, 6}
		return finding {said = "ok " .. #t .. " " .. #s}
	end,
}
