-- class: integrity
-- technique: the names by which a trace is kept are called, and _ENV is replaced
-- contained-when: they do not exist, and explain says what the run said
-- expect: finding ok false false

return rule {
	title = {zh = "试", en = "Trial"}, law = {"l1"},
	subject = "case", kind = "procedure", level = "warning",
	message = {zh = "{said}", en = "{said}"},
	check = function(case)
		local one = pcall(function() return __az_test(0, true) end)
		local two = pcall(function() return __az_compare(0, 1, 2) end)
		local _ENV = {finding = finding, tostring = tostring}
		return finding {said = "ok " .. tostring(one) .. " " .. tostring(two)}
	end,
}
