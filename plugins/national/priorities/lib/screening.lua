-- Which of its three messages a rule of this policy may say about a defendant, or nil for none.
--
-- screened    somebody looked for signs of coercion and found none: the only way to high attention
-- unscreened  nobody has looked yet: middle attention, and the finding asks for the look
-- coerced     a coerced participant, or a sign of it: low attention, and a separate review
--
-- Nobody is named whose every charge ended in acquittal, withdrawal or a decision not to prosecute.
-- What is unknown is read with maybe(): it can keep attention down, and never lifts it.
local ended = {acquitted = true, withdrawn = true, not_prosecuted = true}

local function is_pursued(d)
	local charges = maybe(d).charges
	if not charges or #charges == 0 then return true end
	for _, charge in ipairs(charges) do
		local state = charge.state
		if not state or not ended[state] then return true end
	end
	return false
end

local function is_stated_coerced(d)
	for _, circumstance in ipairs(maybe(d).circumstances or {}) do
		if circumstance.kind == "coerced" then return true end
	end
	return false
end

local function message(d)
	if not is_pursued(d) then return nil end
	local soft = maybe(d)
	local signs = soft.coercion_signs
	if soft.participation == "coerced_participant" or is_stated_coerced(d) then return "coerced" end
	if not signs then return "unscreened" end
	if #signs > 0 then return "coerced" end
	return "screened"
end

return {message = message}
