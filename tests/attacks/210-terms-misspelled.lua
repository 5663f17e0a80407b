-- class: cpu
-- technique: the same with the terms of a set, and with a name of 64 kB
-- contained-when: ends in a memory error, as every message takes some
-- expect: memory

return rule {
	title = {zh = "试", en = "Trial"}, law = {"l1"},
	subject = "case", kind = "procedure", level = "warning",
	message = {zh = "{said}", en = "{said}"},
	check = function(case)
		local roles, long = case.defendants[1].roles, ("organizer"):rep(7000)
		local function near() return roles.organiser end
		local function far() return roles[long] end
		for _ = 1, 100000000 do
			pcall(near)
			pcall(far)
		end
		return finding {said = "survived"}
	end,
}
