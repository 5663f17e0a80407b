-- A heavier bracket than anything on record carries: neither a figure nor a circumstance, proved or not.
local carried = require "lib.carried"
local lists = require "assize.lists"

return rule {
	title = {zh = "所适用的档次高于案卷数额和情节", en = "A bracket that nothing on record carries"},
	law = {"cl-266", "cl-253-1", "cl-318", "cl-321", "cl-191", "cl-99", "fashi-2011-7-5", "fafa-2016-32-2-3", "fashi-2017-10", "fashi-2012-17", "fashi-2024-10"},
	subject = "charge", kind = "sentencing", level = "warning",
	when = {state = {"charged", "convicted"}},
	message = {
		zh = "{charge}适用{bracket}，而案卷所载的数额、次数和情节均未达到该档，请核对是否漏载或者档次有误；更正档次有利于被告人。",
		en = "For {charge} the {bracket} bracket was applied, and no figure, count or circumstance on record reaches it: see whether one was left out or the bracket is wrong. To mend the bracket is in the defendant's favour.",
	},
	check = function(charge)
		if not carried.knows(charge) or charge.bracket == "basic" then return nil end
		local questions = carried.perhaps(charge, charge.bracket)
		if not questions or lists.first_yes(questions, charge) then return nil end
		carried.need_figures(charge)
		return finding {}
	end,
}
