-- class: cpu
-- technique: a variable with <close>: what it closes needs a metatable
-- contained-when: no value here can be closed, and nil and false close nothing
-- expect: finding ok false

return rule {
	title = {zh = "试", en = "Trial"}, law = {"l1"},
	subject = "case", kind = "procedure", level = "warning",
	message = {zh = "{said}", en = "{said}"},
	check = function(case)
		local none <close> = nil
		local no <close> = false
		local done = pcall(function()
			local t <close> = {}
			return t
		end)
		return finding {said = "ok " .. tostring(done or none or no)}
	end,
}
