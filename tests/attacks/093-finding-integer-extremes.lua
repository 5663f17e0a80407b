-- class: integrity
-- technique: priority math.mininteger and math.maxinteger: negation and +1 overflow in the host (CVE-2020-24370 class)
-- contained-when: rejected: integer in range
-- expect: finding -9223372036854775808

return rule {
	title = {zh = "试", en = "Trial"}, law = {"l1"},
	subject = "case", kind = "procedure", level = "warning",
	message = {zh = "{said}", en = "{said}"},
	check = function(case)
		return finding {said = math.mininteger, high = math.maxinteger, key = math.mininteger}
	end,
}
