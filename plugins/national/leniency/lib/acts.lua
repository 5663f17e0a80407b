-- When a defendant acted: from the charges, else from joining and leaving, else from the case.

-- The first day. The case's first day is the group's: only where nothing of the person's own is known.
local function first(d)
	local day = nil
	for _, charge in ipairs(d.charges) do
		local from = maybe(charge).offence_from
		if from then day = day and least(day, from) or from end
	end
	return day or maybe(d).joined_on or d.case.offence_from
end

-- The last day, or nil where it is not known.
local function last(d)
	local day = nil
	for _, charge in ipairs(d.charges) do
		local to = maybe(charge).offence_to
		if to then day = day and greatest(day, to) or to end
	end
	return day or maybe(d).left_on or maybe(d.case).offence_to
end

return {first = first, last = last}
