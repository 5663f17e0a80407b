-- class: escape
-- technique: formats with odd flags, widths and conversions, and too few or wrong values
-- contained-when: each is a fault or a text within its bounds
-- expect: finding ok 0

return rule {
	title = {zh = "试", en = "Trial"}, law = {"l1"},
	subject = "case", kind = "procedure", level = "warning",
	message = {zh = "{said}", en = "{said}"},
	check = function(case)
		local wrong = 0
		for _, f in ipairs {"%", "%n", "%p", "%s", "%*d", "%100d", "%.100f", "%1$d", "%ls", "%hhd", "%-+ #0d", "%q%q",
			"%5q", "%c%c", "%99.99f", "%a", "%i%%%", "%\0d", "%d\0%s", "%lld", "%L", "%S", "%C"} do
			local done, text = pcall(string.format, f, 1e308)
			if done and #text > 512 then wrong = wrong + 1 end
			done, text = pcall(string.format, f, math.mininteger, "x", {}, case)
			if done and #text > 512 then wrong = wrong + 1 end
			pcall(string.format, f, case, case.defendants, finding, as_of)
			pcall(string.format, f, ("x"):rep(60000), ("\0"):rep(200))
		end
		return finding {said = "ok " .. wrong}
	end,
}
