-- class: determinism
-- technique: math.random is seeded at random in 5.4 (luai_makeseed), also without randomseed
-- contained-when: random is absent or seeded from the case; equal output in two processes
-- expect: finding ok

return rule {
	title = {zh = "试", en = "Trial"}, law = {"l1"},
	subject = "case", kind = "procedure", level = "warning",
	message = {zh = "{said}", en = "{said}"},
	check = function(case)
		if not (math.random or math.randomseed) then return finding {said = "ok"} end
		return finding {said = tostring(math.random(0))}
	end,
}
