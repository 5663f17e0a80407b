-- Of which charges a finding may speak, and what holds attention back.
local ended = {acquitted = true, withdrawn = true, not_prosecuted = true, replaced = true}

-- Nobody is named for a charge that ended; a state that is not known ended nothing.
local function is_pursued(charge)
	local state = maybe(charge).state
	return not (state and ended[state])
end

local function is_fraud(charge)
	return charge.charge == "fraud" and is_pursued(charge)
end

-- What a rule says in place of the step, where a coerced participant or a sign of coercion is on record:
-- low attention and a separate review.
local function coerced(d)
	local soft = maybe(d)
	local signs = soft.coercion_signs
	if soft.participation == "coerced_participant" or (signs and #signs > 0) then return "coerced" end
	for _, circumstance in ipairs(soft.circumstances or {}) do
		if circumstance.kind == "coerced" then return "coerced" end
	end
	return nil
end

-- And where nobody has looked for signs yet: asked at the highest step, where attention waits for it.
local function unscreened(d)
	return not maybe(d).coercion_signs and "unscreened" or nil
end

return {is_pursued = is_pursued, is_fraud = is_fraud, coerced = coerced, unscreened = unscreened}
