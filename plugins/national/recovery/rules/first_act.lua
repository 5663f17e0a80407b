-- Money moves in hours: the first act counts from the day on which the police filed the case.
local work = require "lib.work"

-- The earliest day of an act or a measure, or nil.
local function earliest(acts, property)
	local first = nil
	for _, act in ipairs(acts) do
		local day = act.acted_on
		if day then first = first and least(first, day) or day end
	end
	for _, item in ipairs(property) do
		local day = item.measured_on
		if day then first = first and least(first, day) or day end
	end
	return first
end

return rule {
	title = {zh = "首次追赃挽损行为过迟", en = "The first act of recovery came late"},
	law = {"yifa-2022-20", "opinion-2024-cross-border", "cl-64"},
	subject = "case", kind = "restitution", level = "warning",
	messages = {
		late = {
			zh = "{filed_on}立案，首次追赃挽损行为在{first}，相隔{days:days}，超过{param.first_act_days}。",
			en = "Filed on {filed_on}; the first act of recovery was on {first}, {days:days} later, beyond {param.first_act_days}.",
		},
		none = {
			zh = "{filed_on}立案，已过{days:days}，超过{param.first_act_days}，未见任何追赃挽损行为；尚有损失{left}未弥补。",
			en = "Filed on {filed_on}, {days:days} ago, beyond {param.first_act_days}, and no act of recovery is on record; {left} of the loss is not made good.",
		},
	},
	check = function(case)
		local limit = case.filed_on + param.first_act_days
		if limit >= as_of then return nil end
		local soft = maybe(case)
		local known_first = earliest(soft.recovery or {}, soft.property or {})
		if known_first and known_first <= limit then return nil end
		local first = earliest(case.recovery, soft.property or {}) -- an act without a day may have been in time
		if first then return finding.late {when = "late", first = first, days = first - case.filed_on} end
		local left = work.left(case, as_of)
		if left > 0 then return finding.none {when = "none", days = as_of - case.filed_on, left = left} end
	end,
}
