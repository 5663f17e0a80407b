-- class: integrity
-- technique: gsub looks its matches up in an entity, a list, a set and the parameters
-- contained-when: only tables are taken, and handles are none
-- expect: finding false false false false

return rule {
	title = {zh = "试", en = "Trial"}, law = {"l1"},
	subject = "case", kind = "procedure", level = "warning",
	message = {zh = "{said}", en = "{said}"},
	check = function(case)
		local d = case.defendants[1]
		local out = {}
		for i, v in ipairs {d, case.defendants, d.roles, param} do
			out[i] = tostring((pcall(string.gsub, "gain D1 caller floor", "%w+", v)))
		end
		return finding {said = table.concat(out, " ")}
	end,
}
