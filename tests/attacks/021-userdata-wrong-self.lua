-- class: escape
-- technique: call every host method with a wrong self: nil, number, string, table, function, coroutine, other userdata
-- contained-when: each call ends in an argument error; no crash, no data
-- expect: finding called

return rule {
	title = {zh = "试", en = "Trial"}, law = {"l1"},
	subject = "case", kind = "procedure", level = "warning",
	message = {zh = "{said}", en = "{said}"},
	check = function(case)
		local d = case.defendants[1]
		local fs = {as_of.add_months, param.at, maybe, ratio, share, age, lenient, least, greatest}
		local selfs = {0, "x", {}, function() end, true, 1.5, case, d, d.roles, case.defendants, case.x,
			param, finding, as_of, d.gain, ratio(1, 2), math.mininteger}
		for _, f in ipairs(fs) do
			pcall(f)
			for _, s in ipairs(selfs) do
				pcall(f, s)
				pcall(f, s, 1)
				pcall(f, s, "floor")
				pcall(f, s, math.mininteger, {})
				for _, other in ipairs(selfs) do pcall(f, s, other) end
			end
		end
		return finding {said = "called " .. #fs .. " functions"}
	end,
}
