-- Single questions about a charge. Of what is behind maybe() and not known the answer is no.
local lists = require "assize.lists"

local function reaches(value, figure)
	return value and value >= figure
end

local function is_some(amount)
	return amount and amount > 0
end

-- The gain of a charge: its own, and the defendant's where there is no other charge.
local function gain(charge)
	local own = maybe(charge).gain
	if own then return own end
	local d = charge.defendant
	if #d.charges == 1 then return d.gain end
	return charge.gain
end

-- Whether the act began within so many months of an administrative penalty for one of these reasons.
local function was_punished(charge, reasons, months)
	local began = maybe(charge).offence_from or charge.case.offence_from
	return began and lists.any(charge.defendant.penalties or {}, function(penalty)
		local imposed = reasons[penalty.reason] and penalty.imposed_on
		return imposed and began <= imposed:add_months(months)
	end)
end

-- Whether a circumstance of these kinds is stated, proved or not.
local function is_stated(charge, kinds)
	return lists.any(charge.defendant.circumstances or {}, function(circumstance)
		return circumstance.kind and kinds[circumstance.kind]
	end)
end

-- Whether the person had one of these parts.
local function has_role(charge, roles)
	local set = charge.defendant.roles
	return set and lists.any(roles, function(role) return set[role] end)
end

return {
	reaches = reaches, is_some = is_some, gain = gain,
	was_punished = was_punished, is_stated = is_stated, has_role = has_role,
}
