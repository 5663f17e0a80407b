-- What a judgment gave for one charge: what stands at the charge where several were judged together,
-- and the outcome where the person was convicted of this one alone.
local lists = require "assize.lists"

local function is_convicted(charge)
	return charge.state == "convicted"
end

local function is_only(charge)
	return lists.count(charge.defendant.charges, is_convicted) < 2
end

-- The months; ends the rule where they are not known, and where the penalty has none.
local function months(charge)
	local own = maybe(charge).months
	if own then return own end
	if is_only(charge) then return charge.defendant.outcome.months end
	return charge.months
end

-- Whether the months are more than a bound. Of several terms joined none is longer than the whole, so that a
-- whole within the bound answers where nobody said how long each is.
local function exceeds(charge, most)
	local outcome = maybe(charge.defendant).outcome
	local whole = outcome and outcome.months
	if whole and whole <= most and not maybe(charge).months then return false end
	return months(charge) > most
end

-- The penalty; ends the rule where nobody said which.
local function penalty(charge)
	local own = maybe(charge).penalty
	if own then return own end
	if is_only(charge) then return charge.defendant.outcome.penalty end
	return charge.penalty
end

-- The penalty, or nil where nobody said which: for a rule that the months can answer.
local function penalty_if_said(charge)
	local own = maybe(charge).penalty
	if own then return own end
	local outcome = maybe(charge.defendant).outcome
	return outcome and is_only(charge) and outcome.penalty or nil
end

local function fine(charge)
	local own = maybe(charge).fine
	if own then return own end
	if is_only(charge) then return charge.defendant.outcome.fine end
	return charge.fine
end

return {
	is_convicted = is_convicted, months = months, exceeds = exceeds, penalty = penalty,
	penalty_if_said = penalty_if_said, fine = fine,
}
