-- What weighs against a defendant must be proved, and the record must say where. In the defendant's favour.
-- After the judgment only what weighed matters, and a source that never says where leaves that open.

-- Ends the rule where nobody said whether it weighed.
local function need_weight(circumstance)
	return circumstance.credited
end

return rule {
	title = {zh = "从重情节未载证据", en = "A circumstance against the defendant without evidence"},
	law = {"fashi-2021-1-72"},
	subject = "circumstance", kind = "sentencing", level = "warning",
	when = {kind = param.aggravating, ["defendant.pursued"] = true},
	messages = {
		credited = {
			zh = "裁判认定{kind}并予从重，案卷未载证据出处；从重处罚的事实应当证据确实、充分，请补载出处或者核对认定，未查证属实的不得从重。",
			en = "{kind} was found and weighed against the defendant, and the record does not say where it is proved. What weighs against a defendant must be proved: enter where, or check the finding.",
		},
		stated = {
			kind = "data", level = "info",
			zh = "载有{kind}，未载证据出处；不利于被告人的事实应当证据确实、充分，请补载出处，未查证属实的不得作为从重依据。",
			en = "{kind} is stated and the record does not say where it is proved. What weighs against a defendant must be proved: enter where; until then it may not weigh.",
		},
	},
	check = function(circumstance)
		local soft = maybe(circumstance)
		if soft.evidence or soft.credited == false then return nil end
		if soft.credited or soft.percent and soft.percent > 0 then return finding.credited {} end
		if not maybe(circumstance.defendant).convicted then return finding.stated {} end
		if not soft.percent then need_weight(circumstance) end
	end,
}
