-- Figures on record that leave no choice but a heavier bracket than the one applied. It may be the bracket or
-- the figure that is wrong; which is for a person.
local carried = require "lib.carried"
local lists = require "assize.lists"

local heavier = {basic = "serious", serious = "especially_serious"}

return rule {
	title = {zh = "所适用的档次低于案卷数额", en = "A bracket below the figures on record"},
	law = {"cl-266", "cl-253-1", "cl-318", "cl-321", "cl-99", "fashi-2011-7-1", "fafa-2016-32-2", "fashi-2017-10", "fashi-2012-17"},
	subject = "charge", kind = "sentencing", level = "warning",
	when = {state = {"charged", "convicted"}},
	messages = {
		amount = {
			zh = "{charge}适用{bracket}，而案卷所载数额{amount}已达到更高的档次，请核对数额与档次的记载；更正档次不利于被告人，更正数额有利于被告人。",
			en = "For {charge} the {bracket} bracket was applied, and the amount on record ({amount}) reaches the next: check both. To mend the bracket is against the defendant, to mend the amount in favour.",
		},
		records = {
			zh = "{charge}适用{bracket}，而案卷所载信息条数已达到更高的档次，请核对条数（去重、类别）与档次的记载；更正档次不利于被告人，更正条数有利于被告人。",
			en = "For {charge} the {bracket} bracket was applied, and the records counted reach the next: check the count (doubles, classes) and the bracket. To mend the bracket is against the defendant, to mend the count in favour.",
		},
		gain = {
			zh = "{charge}适用{bracket}，而案卷所载违法所得{kept}已达到更高的档次，请核对违法所得与档次的记载；更正档次不利于被告人，更正违法所得有利于被告人。",
			en = "For {charge} the {bracket} bracket was applied, and the gain on record ({kept}) reaches the next: check both. To mend the bracket is against the defendant, to mend the gain in favour.",
		},
		persons = {
			zh = "{charge}适用{bracket}，而案卷所载人数（{persons_crossed}）已达到更高的档次，请核对人数与档次的记载；更正档次不利于被告人，更正人数有利于被告人。",
			en = "For {charge} the {bracket} bracket was applied, and the persons on record ({persons_crossed}) reach the next: check both. To mend the bracket is against the defendant, to mend the number in favour.",
		},
	},
	check = function(charge)
		if not carried.knows(charge) then return nil end
		local next_bracket = heavier[charge.bracket]
		local questions = next_bracket and carried.surely(charge, next_bracket)
		local found = questions and lists.first_yes(questions, charge)
		if not found then return nil end
		carried.need_figures(charge)
		if found.ground == "gain" then return finding.gain {kept = maybe(charge).gain or charge.defendant.gain} end
		return finding[found.ground] {}
	end,
}
