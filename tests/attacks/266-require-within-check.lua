-- class: escape
-- technique: a module is required within check, by odd names
-- contained-when: a fault each
-- expect: finding ok 0

return rule {
	title = {zh = "试", en = "Trial"}, law = {"l1"},
	subject = "case", kind = "procedure", level = "warning",
	message = {zh = "{said}", en = "{said}"},
	check = function(case)
		local n = 0
		for _, name in ipairs {"lib.x", "assize.lists", "policy", "rules.hostile", "../honest/rules/honest", "/etc/passwd",
			("x"):rep(60000), "", "a\0b"} do
			if pcall(require, name) then n = n + 1 end
		end
		return finding {said = "ok " .. n}
	end,
}
