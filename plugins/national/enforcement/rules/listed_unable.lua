-- Nobody is listed for lack of means, nor who gave all that there was.
local function has_given_all(debtor)
	local able = debtor.ability == "partly" and debtor.ability_amount
	return able and debtor.repaid and debtor.repaid >= able
end

-- To be listed as able and refusing a debtor must be able, and nothing else may answer for the debt. What is known to speak
-- against the listing is said; what is not known leaves the question open.
local function reason(listing)
	local debtor, execution = listing.debtor, listing.enforcement
	if debtor and debtor.ability == "unable" then return "unable" end
	if debtor and has_given_all(debtor) then return "given" end
	if execution and execution.secured then return "secured" end
	if execution and execution.later_in_order then return "later" end
	return nil
end

return rule {
	title = {zh = "以有能力而拒不履行纳入的条件", en = "The conditions of a listing as able and refusing"},
	law = {"fashi-2017-7-1", "fashi-2017-7-3", "fashi-2024-5"},
	subject = "listing", kind = "procedure", level = "warning",
	when = {ground = param.open_grounds},
	messages = {
		unable = {
			zh = "以“{ground}”纳入失信名单，而案卷记载被执行人确无履行能力。不得因无力履行而纳入，请核对。",
			en = "Listed as {ground}, and by the record the debtor is unable to pay. Nobody is listed for lack of means: check.",
		},
		given = {
			zh = "以“{ground}”纳入失信名单，而案卷记载被执行人有部分履行能力（{able}），已退赔{repaid}，其能履行的均已履行。不得因无力履行而纳入，请核对。",
			en = "Listed as {ground}, and by the record the debtor could pay a part ({able}) and repaid {repaid}: all of it. Nobody is listed for lack of means: check.",
		},
		secured = {
			zh = "以“{ground}”纳入失信名单，而已提供充分担保或者控制的财产足以清偿，不属于该情形，请核对。",
			en = "Listed as {ground}, though full security was given or what is seized suffices: it is no such case, check.",
		},
		later = {
			zh = "以“{ground}”纳入失信名单，而被执行人履行顺序在后，不属于该情形，请核对。",
			en = "Listed as {ground}, though others must perform first: it is no such case, check.",
		},
	},
	check = function(listing)
		local why = reason(maybe(listing)) or reason(listing)
		if why == "unable" then return finding.unable {why = why} end
		if why == "given" then
			local debtor = listing.debtor
			return finding.given {why = why, able = debtor.ability_amount, repaid = debtor.repaid}
		end
		if why == "secured" then return finding.secured {why = why} end
		if why == "later" then return finding.later {why = why} end
	end,
}
