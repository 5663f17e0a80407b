-- A charge of which nothing on record reaches the threshold. The laws have a rest (其他情节严重), which only a
-- person can see.
local carried = require "lib.carried"
local lists = require "assize.lists"

return rule {
	title = {zh = "未达到入罪标准", en = "A charge below every threshold"},
	law = {"cl-266", "cl-287-2", "cl-253-1", "cl-322", "cl-99", "fashi-2011-7-1", "fashi-2019-15-12", "fafa-2021-22-9", "fafa-2025-12-6", "fashi-2017-10", "fashi-2012-17"},
	subject = "charge", kind = "sentencing", level = "warning",
	when = {state = {"charged", "convicted"}},
	message = {
		zh = "案卷所载的数额、次数和情节均未达到{charge}的入罪标准，请核对是否漏载、是否有其他严重情节；确未达到的，不构成该罪。",
		en = "No figure, count or circumstance on record reaches the threshold of {charge}: see whether one was left out, or there is another serious circumstance. Where there is none, it is not that crime.",
	},
	check = function(charge)
		if not carried.knows(charge) then return nil end
		local questions = carried.perhaps(charge, "basic")
		if not questions or lists.first_yes(questions, charge) then return nil end
		carried.need_figures(charge)
		return finding {}
	end,
}
