-- When a defendant acted: by the charge, else by joining and leaving, else by the case, whose days are a
-- defendant's own only where there is no other. Of a charge or defendant behind maybe() the day is nil
-- where it is not known; the list of charges has to be.

local function case_of_one(d)
	return d.case.persons == 1 and maybe(d.case) or {}
end

-- The first day of what a charge is about.
local function first(charge)
	local d = charge.defendant
	return maybe(charge).offence_from or maybe(d).joined_on or case_of_one(d).offence_from or charge.offence_from
end

-- The last day. Where only the first is known, the act may have gone on.
local function last(charge)
	local d = charge.defendant
	return maybe(charge).offence_to or maybe(d).left_on or case_of_one(d).offence_to or charge.offence_to
end

-- The first day of all that the defendant is charged with.
local function first_of_all(d)
	local found = nil
	for _, charge in ipairs(d.charges) do
		local day = first(charge)
		if day then found = found and least(found, day) or day end
	end
	return found
end

-- The last day of it; behind maybe() nil where that of one charge is not known.
local function last_of_all(d)
	local found = nil
	for _, charge in ipairs(d.charges) do
		local day = last(charge)
		if not day then return nil end
		found = found and greatest(found, day) or day
	end
	return found
end

return {first = first, last = last, first_of_all = first_of_all, last_of_all = last_of_all}
