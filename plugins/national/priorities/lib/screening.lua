-- Which of its three messages a rule of this policy says about a defendant.
--
-- screened    somebody looked for signs of coercion and found none: the only way to high attention
-- unscreened  nobody has looked yet: middle attention, and the finding asks for the look
-- coerced     a coerced participant, or a sign of it: low attention, and a separate review
--
-- What is unknown can keep attention down, and never lifts it.
local charges = require "assize.charges"

local function message(d)
	if charges.is_coerced(d) then return "coerced" end
	return charges.is_screened(d) and "screened" or "unscreened"
end

return {message = message}
