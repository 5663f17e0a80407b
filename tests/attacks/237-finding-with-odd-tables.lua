-- class: integrity
-- technique: values under keys that are numbers, empty, long, upper case or in Chinese; forty values; a nested table
-- contained-when: each is a fault when it is made, and the rule that goes on says only what it returns
-- expect: finding ok 0

return rule {
	title = {zh = "试", en = "Trial"}, law = {"l1"},
	subject = "case", kind = "procedure", level = "warning",
	message = {zh = "{said}", en = "{said}"},
	check = function(case)
		local made = 0
		local many = {said = "x"}
		for i = 1, 40 do many["v" .. i] = i end
		for _, t in ipairs {{1}, {[""] = 1}, {[("a"):rep(41)] = 1}, {Said = 1}, {["获利"] = 1}, {said = {}}, {said = finding},
			{said = 1.5}, {said = param}, {said = case.defendants}, {[true] = 1}, {[1.5] = 1}, {said = 1, key = {}},
			{said = 1, key = 1.5}, {said = 1, key = true}, {said = 1, key = "a\0b"}, {said = ("x"):rep(1025)}, many, {}} do
			if pcall(finding, t) then made = made + 1 end
		end
		return finding {said = "ok " .. made}
	end,
}
