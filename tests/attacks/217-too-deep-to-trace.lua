-- class: integrity
-- technique: a rule that loads and is too deep once it is rewritten for its trace, which kept every rule from being explained
-- contained-when: explain says what the run said, of this rule and of others
-- expect: finding ok

return rule {
	title = {zh = "试", en = "Trial"}, law = {"l1"},
	subject = "case", kind = "procedure", level = "warning",
	message = {zh = "{said}", en = "{said}"},
	check = function(case)
		local a = 0
		local b = ((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((a == a) == a) == a) == a) == a) == a)
			== a) == a) == a) == a) == a) == a) == a) == a) == a) == a) == a) == a) == a) == a) == a) == a) == a) == a) == a)
			== a) == a) == a) == a) == a) == a) == a) == a) == a) == a) == a) == a) == a) == a) == a) == a) == a) == a) == a)
			== a) == a) == a) == a) == a) == a) == a) == a) == a) == a) == a) == a) == a) == a) == a) == a) == a) == a) == a)
			== a) == a) == a) == a) == a) == a) == a) == a) == a)
		return finding {said = "ok " .. tostring(b)}
	end,
}
