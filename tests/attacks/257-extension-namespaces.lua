-- class: escape
-- technique: namespaces of extensions are chained, with long and odd names
-- contained-when: a fault each
-- expect: finding ok 0

return rule {
	title = {zh = "试", en = "Trial"}, law = {"l1"},
	subject = "case", kind = "procedure", level = "warning",
	message = {zh = "{said}", en = "{said}"},
	check = function(case)
		local n = 0
		for _, k in ipairs {"zj", "x", ("z"):rep(47), ("z"):rep(60000), "", ".", "a.b", 1, {}} do
			if pcall(function() return case.x[k] end) then n = n + 1 end
			if pcall(function() return case.x[k][k] end) then n = n + 1 end
			if pcall(function() case.x[k] = 1 end) then n = n + 1 end
		end
		return finding {said = "ok " .. n}
	end,
}
