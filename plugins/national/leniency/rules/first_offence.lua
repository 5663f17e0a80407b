local stated = require "lib.stated"

return rule {
	title = {zh = "初犯、偶犯", en = "First or occasional offenders"},
	law = {"fafa-2021-22-16", "fafa-2010-9"},
	subject = "defendant", kind = "leniency", attention = 1,
	when = {pursued = true},
	message = {
		zh = "系初犯、偶犯，综合其作用、主观恶性、认罪态度、悔罪表现依法从宽。",
		en = "A first or occasional offender: be lenient, weighing role, malice, attitude and repentance.",
	},
	check = function(d)
		if stated.find(d, "first_offence") or stated.find(d, "occasional") then return finding {} end
	end,
}
