-- The other direction: what was performed, or could not be, stands in nobody's way.
local performance = require "lib.performance"

return rule {
	title = {zh = "因财产性判项不准许，而其已履行或者确无能力", en = "Refused for the property part, which was performed or could not be"},
	law = {"fashi-2024-5", "fashi-2024-5-1", "fashi-2024-5-2"},
	subject = "commutation", kind = "procedure", level = "warning",
	when = {granted = false, refusal = {"property_unperformed", "able_refuses"}},
	messages = {
		unable = {
			zh = "不准许{kind}的理由是{refusal}，而案卷认定确无履行能力，且未见规避履行情形：不影响悔改表现的认定。请复核。",
			en = "The {kind} was refused ({refusal}) although the file finds the person unable to pay and shows no sign of hiding assets: that is no lack of repentance. Look again.",
		},
		as_able = {
			zh = "不准许{kind}的理由是{refusal}，而案卷载已按其能力退赔{repaid}（含亲属代付），且未见规避履行情形。请复核。",
			en = "The {kind} was refused ({refusal}) although the file shows {repaid} repaid, the family's payments among it: as much as the person could, and no sign of hiding assets. Look again.",
		},
		done = {
			zh = "不准许{kind}的理由是{refusal}，而案卷载财产性判项已经履行完毕（亲属代付、其他连带义务人付清的，均属履行）。请复核。",
			en = "The {kind} was refused ({refusal}) although the file shows the property part performed; payment by the family or by another joint debtor is performance. Look again.",
		},
	},
	check = function(c)
		local d = c.defendant
		if performance.signs(d) <= 0 then
			if d.ability == "unable" then return finding.unable {} end
			if performance.as_able(d) then return finding.as_able {repaid = d.repaid} end
		end
		if performance.done(d) then return finding.done {} end
	end,
}
