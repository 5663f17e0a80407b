-- Plea leniency alone, and together with what it is not counted twice with (surrender, confession and so
-- on): the percentages of all of them are then held against the bound of the whole.
local lists = require "assize.lists"

local together = {
	plea_leniency = true, surrender = true, confession = true, averted_result = true, court_plea = true,
	return_loot = true, repay_loss = true, forgiveness = true, reconciliation = true, custody_good = true,
}

-- Those that lift the bound: surrender, a grave confession, and what was mended or forgiven.
local lifting = {
	surrender = true, averted_result = true, return_loot = true, repay_loss = true, forgiveness = true,
	reconciliation = true,
}

-- What the judgment refused moved nothing.
local function counts(circumstance, kinds)
	return kinds[circumstance.kind] and maybe(circumstance).credited ~= false
end

local function lifts(circumstance)
	return counts(circumstance, lifting)
end

local function weighed(circumstance)
	return counts(circumstance, together) and maybe(circumstance).percent or 0
end

return rule {
	title = {zh = "认罪认罚等情节合计比例", en = "Plea leniency and what goes with it, taken together"},
	law = {"fafa-2021-21", "cpl-15", "fashi-2021-1-347", "cl-99"},
	subject = "circumstance", kind = "sentencing", level = "info",
	when = {kind = "plea_leniency", percent = known},
	messages = {
		alone = {
			zh = "认罪认罚减少基准刑的{percent}，高于单独适用的最高比例（{param.plea_most}%），案卷未载自首、退赃退赔、谅解等情节；犯罪较轻的可以更多，请核对理由是否载明。本提示不表示应当加重。",
			en = "For plea leniency the base sentence was lowered by {percent}, above the greatest percentage of plea leniency alone ({param.plea_most}%), and no surrender, restitution or forgiveness is on record; for lighter crimes it may be more. See whether the reason is on record. It does not say that it should be less.",
		},
		combined = {
			zh = "认罪认罚与自首、坦白、退赃退赔、谅解等合计减少基准刑的{sum:count}%，高于最高比例（{param.plea_combined_most}%）；犯罪较轻的可以更多或者免除处罚，请核对理由是否载明。本提示不表示应当加重。",
			en = "Plea leniency and what goes with it lowered the base sentence by {sum:count}% together, above the greatest percentage ({param.plea_combined_most}%); for lighter crimes it may be more, or punishment waived. See whether the reason is on record. It does not say that it should be less.",
		},
	},
	check = function(plea)
		if maybe(plea).credited == false then return nil end
		local circumstances = plea.defendant.circumstances
		local sum = lists.sum(circumstances, weighed)
		if sum > param.plea_combined_most then return finding.combined {sum = sum} end
		if plea.percent > param.plea_most and not lists.any(circumstances, lifts) then return finding.alone {} end
	end,
}
