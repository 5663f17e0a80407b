-- class: integrity
-- technique: a field, a term, a parameter and a value named with a zero byte behind the name
-- contained-when: a fault each
-- expect: finding ok 0

return rule {
	title = {zh = "试", en = "Trial"}, law = {"l1"},
	subject = "case", kind = "procedure", level = "warning",
	message = {zh = "{said}", en = "{said}"},
	check = function(case)
		local d, n = case.defendants[1], 0
		for _, f in ipairs {function() return d["gain\0"] end, function() return d.roles["organizer\0"] end,
			function() return param["floor\0"] end, function() return param.at("floor\0x", as_of) end,
			function() return case.x["zj\0"] end, function() return as_of["year\0"] end,
			function() return finding {said = 1, ["key\0"] = 1} end, function() return case.defendants["D1\0"] end} do
			if pcall(f) then n = n + 1 end
		end
		return finding {said = "ok " .. n}
	end,
}
