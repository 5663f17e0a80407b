-- class: integrity
-- technique: tonumber of odd texts: spaces, zeros, hexadecimal floats, huge exponents, bases, locales
-- contained-when: a number or nil as Lua says
-- expect: finding ok

return rule {
	title = {zh = "试", en = "Trial"}, law = {"l1"},
	subject = "case", kind = "procedure", level = "warning",
	message = {zh = "{said}", en = "{said}"},
	check = function(case)
		local out = {}
		for _, s in ipairs {"0x", "1e", "1e400", "0x1p4", "1_000", "１２", " 7 ", "7\0", "nan", "inf", "1,5", "", " ", "0b1",
			("9"):rep(200), ("9"):rep(60000), "0x" .. ("f"):rep(300), "1e-400", "-0"} do
			out[#out + 1] = tostring(tonumber(s))
		end
		return finding {said = "ok " .. table.concat(out, " "):sub(1, 900)}
	end,
}
