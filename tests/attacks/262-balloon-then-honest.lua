-- class: memory
-- technique: memory is filled with tables to the limit in each dossier
-- contained-when: ends in a memory error each time; the honest rule and the next dossier are as before
-- expect: memory

return rule {
	title = {zh = "试", en = "Trial"}, law = {"l1"},
	subject = "case", kind = "procedure", level = "warning",
	message = {zh = "{said}", en = "{said}"},
	check = function(case)
		local keep = {}
		while true do keep[#keep + 1] = {keep, keep, keep, {}} end
	end,
}
