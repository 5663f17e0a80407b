-- What the judgment took into account.

-- Whether a circumstance was: it says so, or it says for what it was counted.
local function is_given(circumstance)
	if maybe(circumstance).counted_for then return true end
	return circumstance.credited
end

-- The day of the first-instance judgment: the last day of the first instance on record, else the case's.
local function judged_on(case)
	local last = nil
	for _, one in ipairs(maybe(case).proceedings or {}) do
		if one.stage == "first_instance" and one.to then last = last and greatest(last, one.to) or one.to end
	end
	return last or case.concluded_on
end

return {is_given = is_given, judged_on = judged_on}
