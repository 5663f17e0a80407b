-- The charge's own first day and the day of joining are the person's; the case's first day is the group's.
local function acts(d)
	local found = {maybe(d).joined_on}
	for _, charge in ipairs(maybe(d).charges or {}) do found[#found + 1] = charge.offence_from end
	return found
end

return rule {
	title = {zh = "出生日期晚于行为", en = "Born after the act"},
	law = {"cl-17", "baseline-records"},
	subject = "defendant", kind = "data", level = "error",
	message = {
		zh = "记录的出生日期晚于其行为日期（{act}），请核对出生日期与行为日期。",
		en = "The birthday on record is later than the person's act ({act}): check both.",
	},
	check = function(d)
		local born = maybe(d).birth_on
		if not born then return nil end
		for _, act in ipairs(acts(d)) do
			if born > act then return finding {act = act} end
		end
	end,
}
