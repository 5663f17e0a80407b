-- class: cpu
-- technique: .-.-.-.-b on a 3 000 byte subject, through gsub, gmatch and match
-- contained-when: as for the exponential case
-- expect: budget

return rule {
	title = {zh = "试", en = "Trial"}, law = {"l1"},
	subject = "case", kind = "procedure", level = "warning",
	message = {zh = "{said}", en = "{said}"},
	check = function(case)
		local s = ("a"):rep(3000)
		for _ in s:gmatch(".-.-.-.-.-b") do end
		return finding {said = (s:gsub(".-.-.-.-.-b", ""))}
	end,
}
