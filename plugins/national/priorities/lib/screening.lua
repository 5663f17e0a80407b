-- Which of its three messages a rule of this policy says about a defendant.
--
-- screened    somebody looked for signs of coercion and found none: the only way to high attention
-- unscreened  nobody has looked yet: middle attention, and the finding asks for the look
-- coerced     a coerced participant, or a sign of it: low attention, and a separate review
--
-- What is unknown is read with maybe(): it can keep attention down, and never lifts it.
local function is_stated_coerced(d)
	for _, circumstance in ipairs(maybe(d).circumstances or {}) do
		if circumstance.kind == "coerced" then return true end
	end
	return false
end

local function message(d)
	local soft = maybe(d)
	local signs = soft.coercion_signs
	if soft.participation == "coerced_participant" or is_stated_coerced(d) then return "coerced" end
	if not signs then return "unscreened" end
	if #signs > 0 then return "coerced" end
	return "screened"
end

return {message = message}
