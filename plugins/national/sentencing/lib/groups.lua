-- Whether a case is about a criminal group: a key that names one, or three persons or more (art. 26).
local function is_group(case)
	if maybe(case).group_key then return true end
	return case.group_size >= param.group_persons
end

return {is_group = is_group}
