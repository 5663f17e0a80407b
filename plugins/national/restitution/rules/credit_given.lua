-- Plea leniency and repentance rest on sincerity: able and refusing, or hiding, does not fit them. What
-- the record holds against the person must have its basis; the finding is about the judgment.
local credit = require "lib.credit"
local standing = require "lib.standing"

return rule {
	title = {zh = "认罪认罚、悔罪的认定与履行情况不符", en = "Plea leniency or repentance credited, though able and refusing"},
	law = {"zhidao-2019-7", "fashi-2021-1-347", "fashi-2024-5-6", "cpl-15"},
	subject = "circumstance", kind = "sentencing", level = "warning",
	when = {kind = {"plea_leniency", "repentance"}, ["defendant.pursued"] = true},
	messages = {
		unwilling = {
			zh = "判决认定了“{kind}”并予从宽，但案卷记载有履行能力（{basis}）而未表示愿意退赔。请核对认定依据。",
			en = "The judgment credited {kind}, though by the record the defendant is able ({basis}) and not willing to repay. Check what it rests on.",
		},
		hiding = {
			zh = "判决认定了“{kind}”并予从宽，但案卷记载有履行能力（{basis}），并有隐匿、转移财产或者规避履行的迹象（{defendant.hiding_signs}）。请核对认定依据。",
			en = "The judgment credited {kind}, though by the record the defendant is able ({basis}) and there are signs of hiding assets or of evasion ({defendant.hiding_signs}). Check what it rests on.",
		},
	},
	check = function(circumstance)
		if not credit.is_given(circumstance) then return nil end
		local d = circumstance.defendant
		local one = standing.of(d)
		if one == "unwilling" then return finding.unwilling {standing = one, basis = d.ability_basis} end
		if one == "hiding" then return finding.hiding {standing = one, basis = d.ability_basis} end
	end,
}
