-- The end of a listing: within so many working days from its cause, the day of the cause not counted.

-- Whether it was taken off late, or still stands ("late", "open"); by how many days, and the last day in time. nil: in time. The
-- calendar is asked of the days behind the cause alone.
local function delay(listing, cause_on)
	local removed = maybe(listing).removed_on
	local ended = removed or as_of
	if ended <= cause_on then return nil end
	local due = cause_on:add_working_days(param.removal_days)
	if ended <= due then return nil end
	return removed and "late" or "open", ended - due, due
end

return {delay = delay}
