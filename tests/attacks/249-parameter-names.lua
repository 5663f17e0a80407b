-- class: escape
-- technique: parameters named by what is no name, and set
-- contained-when: a fault each
-- expect: finding ok 0

return rule {
	title = {zh = "试", en = "Trial"}, law = {"l1"},
	subject = "case", kind = "procedure", level = "warning",
	message = {zh = "{said}", en = "{said}"},
	check = function(case)
		local n = 0
		for _, k in ipairs {"", "at", "floor\0", "../floor", "__index", ("x"):rep(60000), 1, true, {}, case} do
			if k ~= "at" and pcall(function() return param[k] end) then n = n + 1 end
			if pcall(function() param[k] = 1 end) then n = n + 1 end
			if pcall(param.at, k, as_of) then n = n + 1 end
			if pcall(lenient, k) then n = n + 1 end
		end
		return finding {said = "ok " .. n}
	end,
}
