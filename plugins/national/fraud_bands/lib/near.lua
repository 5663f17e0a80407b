-- What is said of an amount near a step.
local charges = require "assize.charges"

local steps = {"near_huge", "near_especially_huge"}

-- Coercion or a sign of it holds attention back; at the highest step so does that nobody has looked.
local function message(d, step)
	if charges.is_coerced(d) then return "coerced" end
	if step > 2 and not charges.is_screened(d) then return "unscreened" end
	return steps[step - 1]
end

return {message = message}
