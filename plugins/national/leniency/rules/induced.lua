local stated = require "lib.stated"

local function is_induced(d)
	local signs = maybe(d).coercion_signs
	return signs and signs.induced or stated.find(d, "induced") or stated.find(d, "deceived")
end

return rule {
	title = {zh = "被诱骗、受蒙骗", en = "Induced or deceived"},
	law = {"fafa-2025-12-10", "fafa-2021-22-16"},
	subject = "defendant", kind = "leniency", attention = 2,
	when = {pursued = true},
	message = {
		zh = "被诱骗、受蒙骗参与犯罪，依法从宽；情节轻微的可以不起诉或者免予刑事处罚。",
		en = "Was induced or deceived into taking part: be lenient; where it is minor, no prosecution or exemption.",
	},
	check = function(d)
		if is_induced(d) then return finding {} end
	end,
}
