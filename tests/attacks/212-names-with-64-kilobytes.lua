-- class: cpu
-- technique: a field name of 64 kB is looked for and quoted in the message
-- contained-when: ends in a budget or memory error within the time
-- expect: memory

return rule {
	title = {zh = "试", en = "Trial"}, law = {"l1"},
	subject = "case", kind = "procedure", level = "warning",
	message = {zh = "{said}", en = "{said}"},
	check = function(case)
		local d, long = case.defendants[1], ("gain"):rep(16000)
		local function read() return d[long] end
		for _ = 1, 100000000 do pcall(read) end
		return finding {said = "survived"}
	end,
}
