-- What the judgment gave in all. Of one crime the bound is its own; of several, or where nobody knows of
-- how many, that of joined terms.
local lists = require "assize.lists"
local term = require "lib.term"

local function is_one(d)
	local charges = maybe(d).charges
	return charges and lists.count(charges, function(charge) return charge.state == "convicted" end) == 1
end

return rule {
	title = {zh = "刑期超出刑种期限", en = "A term out of the bounds of its kind"},
	law = {"cl-38-45", "cl-69"},
	subject = "outcome", kind = "data", level = "warning",
	when = {penalty = known, months = known},
	message = {
		zh = "判处{penalty}{months}，该刑种期限为{least:months}以上{most:months}以下（与前罪并罚的除外），请核对刑种与刑期。",
		en = "{penalty} of {months}; this kind of penalty has from {least:months} to {most:months}, unless it is joined with an earlier sentence: check kind and term.",
	},
	check = function(outcome)
		local kind = outcome.penalty
		if not param.with_term[kind] then return nil end
		local shortest = term.shortest(kind)
		local longest = is_one(outcome.defendant) and term.longest(kind) or term.longest_joined(kind)
		if outcome.months < shortest or outcome.months > longest then return finding {least = shortest, most = longest} end
	end,
}
