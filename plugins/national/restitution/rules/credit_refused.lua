-- In the defendant's favour: who is willing and cannot pay, or paid what could be paid, is not to lose
-- plea leniency or repentance for what is missing.
local credit = require "lib.credit"
local standing = require "lib.standing"

return rule {
	title = {zh = "愿意退赔而无力的未予从宽", en = "Willing and unable, and not credited"},
	law = {"fashi-2024-5", "fashi-2021-1-347", "fashi-2024-5-2", "cpl-15"},
	subject = "circumstance", kind = "sentencing", level = "warning",
	when = {kind = {"plea_leniency", "repentance"}},
	messages = {
		unable = {
			zh = "“{kind}”未获从宽，而案卷记载愿意退赔但无履行能力。无力退赔不作不利评价，请核对理由。",
			en = "{kind} was not credited, though by the record the defendant is willing and unable. Inability counts against nobody: check the reason.",
		},
		as_able = {
			zh = "“{kind}”未获从宽，而案卷记载已按可履行金额（{defendant.ability_amount}）退赔{defendant.repaid}。未足额不作不利评价，请核对理由。",
			en = "{kind} was not credited, though by the record {defendant.repaid} was repaid, all that could be paid ({defendant.ability_amount}). That it is not the whole counts against nobody: check the reason.",
		},
		full = {
			zh = "“{kind}”未获从宽，而案卷记载已全额退赔{defendant.repaid}。请核对理由。",
			en = "{kind} was not credited, though by the record the whole share was repaid ({defendant.repaid}). Check the reason.",
		},
	},
	check = function(circumstance)
		if credit.is_given(circumstance) then return nil end
		local d = circumstance.defendant
		if standing.is_unable_and_willing(d) then return finding.unable {standing = "unable"} end
		local one = standing.of(d)
		if one == "as_able" then return finding.as_able {standing = one} end
		if one == "full" then return finding.full {standing = one} end
	end,
}
