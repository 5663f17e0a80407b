local term = require "lib.term"

return rule {
	title = {zh = "一罪刑期超出刑种期限", en = "A charge's term out of the bounds of its kind"},
	law = {"cl-38-45"},
	subject = "charge", kind = "data", level = "warning",
	when = {penalty = known, months = known},
	message = {
		zh = "该罪判处{penalty}{months}，该刑种期限为{least:months}以上{most:months}以下，请核对刑种与刑期。",
		en = "For this charge {penalty} of {months}; this kind of penalty has from {least:months} to {most:months}: check kind and term.",
	},
	check = function(charge)
		if not param.with_term[charge.penalty] then return nil end
		local shortest, longest = term.shortest(charge.penalty), term.longest(charge.penalty)
		if charge.months < shortest or charge.months > longest then return finding {least = shortest, most = longest} end
	end,
}
