-- class: memory
-- technique: keep 24 MB more in an upvalue at each call until later plugins or the host's own pushes fail
-- contained-when: memory is accounted for each plugin; the state is fresh for each call
-- expect: fault frozen after load

local keep = {}

return rule {
	title = {zh = "试", en = "Trial"}, law = {"l1"},
	subject = "case", kind = "procedure", level = "warning",
	message = {zh = "{said}", en = "{said}"},
	check = function(case)
		for _ = 1, 24 do keep[#keep + 1] = ("r"):rep(1 << 15) .. #keep end
		return finding {said = "kept " .. #keep}
	end,
}
