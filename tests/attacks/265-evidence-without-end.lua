-- class: memory
-- technique: every field of every entity is read through maybe, again and again
-- contained-when: evidence is kept once for each field
-- expect: finding ok

return rule {
	title = {zh = "试", en = "Trial"}, law = {"l1"},
	subject = "case", kind = "procedure", level = "warning",
	message = {zh = "{said}", en = "{said}"},
	check = function(case)
		local fields = {"gain", "participation", "ability", "roles", "charges", "key", "willingness"}
		for _ = 1, 2000 do
			for _, d in ipairs(case.defendants) do
				for _, f in ipairs(fields) do local _ = maybe(d)[f] end
			end
		end
		return finding {said = "ok"}
	end,
}
