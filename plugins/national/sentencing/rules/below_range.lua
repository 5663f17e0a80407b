-- Lighter than the bracket that was applied. With a ground of law on record it is what the law provides,
-- one bracket down; a waiver of punishment (免予刑事处罚) is not looked at here.
local articles = require "lib.articles"
local grounds = require "lib.grounds"
local sentence = require "lib.sentence"

local without_term = {fine_only = true, deprivation_only = true, deportation_only = true}
local not_compared = {exempt = true, life = true, death = true, death_suspended = true}

local function falls_short(charge, bracket)
	local shortest = articles.least(bracket)
	if not shortest then return false end
	return without_term[sentence.penalty_if_said(charge)] or sentence.months(charge) < shortest
end

return rule {
	title = {zh = "低于所适用档次的法定最低刑", en = "Below the shortest term of the bracket applied"},
	law = {"cl-62", "cl-63", "cl-27", "cl-28", "cl-67", "cl-68", "cl-22-24", "cl-99"},
	subject = "charge", kind = "sentencing", level = "warning",
	when = {state = "convicted"},
	messages = {
		no_ground = {
			zh = "{charge}适用{bracket}，判处的刑罚低于该档法定最低刑（{least:months}），案卷未载任何法定减轻情节。请核对情节是否漏载、档次是否有误，或者是否经最高人民法院核准；本提示不表示应当加重。",
			en = "For {charge} the {bracket} bracket was applied; the penalty is below its shortest term ({least:months}), and no ground of law to reduce is on record. See whether one was left out, the bracket is wrong, or the Supreme People's Court approved. It does not say that the penalty should be heavier.",
		},
		two_down = {
			zh = "{charge}适用{bracket}，有法定减轻情节，但判处的刑罚又低于下一档法定最低刑（{least:months}）。减轻处罚应当在下一个量刑幅度内判处，请核对档次与情节；本提示不表示应当加重。",
			en = "For {charge} the {bracket} bracket was applied and a ground of law to reduce is on record, but the penalty is below the shortest term of the next bracket too ({least:months}). A reduction goes one bracket down: check the bracket and the grounds. It does not say that the penalty should be heavier.",
		},
	},
	check = function(charge)
		local article = articles.of(charge)
		if not article or not_compared[sentence.penalty_if_said(charge)] then return nil end
		if not falls_short(charge, articles.heaviest(article)) then return nil end -- no bracket begins later
		local applied = article[charge.bracket]
		if not applied or not falls_short(charge, applied) then return nil end
		if not grounds.found(charge.defendant) then return finding.no_ground {least = articles.least(applied)} end
		local lighter = articles.lighter(article, charge.bracket)
		if lighter and falls_short(charge, lighter) then return finding.two_down {least = articles.least(lighter)} end
	end,
}
