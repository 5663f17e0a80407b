-- An accessory with a longer term than a principal of the same charge and case. Grounds of the principal's own
-- may explain it: a question, in the accessory's favour.
local lists = require "assize.lists"
local sentence = require "lib.sentence"

-- The months of a convicted charge that brought a fixed term, else nil.
local function term(charge)
	if charge.state == "convicted" and sentence.penalty(charge) == "fixed_term" then return sentence.months(charge) end
	return nil
end

-- The principal's charge of the same name with a shorter term, or nil.
local function shorter_of(d, code, months)
	return lists.find(d.charges, function(charge)
		local theirs = charge.charge == code and term(charge)
		return theirs and theirs < months
	end)
end

return rule {
	title = {zh = "从犯刑期长于同罪主犯", en = "An accessory's term longer than a principal's"},
	law = {"cl-26", "cl-27", "cl-28"},
	subject = "charge", kind = "sentencing", level = "info",
	message = {
		zh = "{charge}：本人系{defendant.participation}，判处{own:months}；同案主犯（{principal}）判处{theirs:months}。请核对主从犯与各自情节，主犯另有从宽情节的除外；更正有利于本人。",
		en = "{charge}: an {defendant.participation} was given {own:months}, and a principal of the case ({principal}) {theirs:months}. Check the parts and the circumstances of both; grounds of the principal's own may explain it. To mend it is in this defendant's favour.",
	},
	check = function(charge)
		if charge.case.persons < 2 or not charge.defendant.lesser_part then return nil end
		local own = term(charge)
		if not own then return nil end
		for _, other in ipairs(charge.case.defendants) do
			local found = other.participation == "principal" and shorter_of(other, charge.charge, own)
			if found then return finding {own = own, principal = other, theirs = term(found)} end
		end
	end,
}
