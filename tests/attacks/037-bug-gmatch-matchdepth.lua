-- class: escape
-- technique: 5.3 to 5.4.8: after 'pattern too complex' a gmatch iterator keeps matchdepth -1, so the next call recurses without limit in C (fixed by efddc230 in 2026)
-- contained-when: gmatch is absent, patched or length-limited; no SIGSEGV
-- expect: finding survived

return rule {
	title = {zh = "试", en = "Trial"}, law = {"l1"},
	subject = "case", kind = "procedure", level = "warning",
	message = {zh = "{said}", en = "{said}"},
	check = function(case)
		local it = string.gmatch(("a"):rep(60000), ("a?"):rep(30000))
		local first, second = pcall(it), pcall(it)
		return finding {said = "survived " .. tostring(first) .. tostring(second)}
	end,
}
