-- class: integrity
-- technique: return a number, a string, a function, 200 values, or nothing
-- contained-when: nothing means no finding; all else is a policy error
-- expect: fault check returned a number
-- expect: fault check returned a string
-- expect: fault check returned a function

return rule {
	title = {zh = "试", en = "Trial"}, law = {"l1"},
	subject = "defendant", kind = "procedure", level = "warning",
	message = {zh = "{said}", en = "{said}"},
	check = function(d)
		local who = tostring(d)
		if d.gain == 3 * d.gain then return 1 end
		if who == "defendant D1" then return 42 end
		if who == "defendant D2" then return "finding" end
		return function() end
	end,
}
