-- class: determinism
-- technique: floats as texts, at the ends of what they can be, and with NaN
-- contained-when: the same bytes everywhere, and no float becomes a value of a finding
-- expect: finding 1e+308 inf

return rule {
	title = {zh = "试", en = "Trial"}, law = {"l1"},
	subject = "case", kind = "procedure", level = "warning",
	message = {zh = "{said}", en = "{said}"},
	check = function(case)
		return finding {said = tostring(1e308) .. " " .. tostring(1 / 0) .. " " .. tostring(-(0 / 0)):gsub("-", "")
			.. " " .. 2 ^ 53 .. " " .. 1e15 .. " " .. 0.1 + 0.2 .. " " .. tostring(math.pi) .. string.format(" %a", 0.1)}
	end,
}
