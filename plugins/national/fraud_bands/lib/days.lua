-- Of which days the law may be: that of the act and that of the judgment.

-- The last day of the act, the charge's own or else the case's; nil where it is not known.
local function act(charge)
	return maybe(charge).offence_to or maybe(charge.case).offence_to
end

-- The earliest and the latest day of which the law may have to be taken. Where the last day of the act
-- is not known its first day stands for it, and the day of the audit for that of a judgment.
local function span(charge)
	local own, case = maybe(charge), maybe(charge.case)
	local from = act(charge) or own.offence_from or case.offence_from or charge.case.offence_to
	return from, case.concluded_on or as_of
end

-- Ends the rule, and names the day, where the law changed in between and nobody knows on which side the
-- act or the judgment is.
local function need(charge)
	if not act(charge) then return charge.case.offence_to end
	if maybe(charge).state == "convicted" then return charge.case.concluded_on end
	return nil
end

return {span = span, need = need}
