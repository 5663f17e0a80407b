--- What every rule about a charge asks: `local charges = require "assize.charges"`.

local charges = {}

local ENDED = {acquitted = true, withdrawn = true, not_prosecuted = true, replaced = true}

--- False where the file says that this charge ended in acquittal, withdrawal or no prosecution, or was
--- replaced by another: of such a charge nothing is said against anyone. A state that is not known ended
--- nothing.
---@param charge assize.charge
---@return boolean
function charges.is_pursued(charge)
  local state = maybe(charge).state
  return not (state and ENDED[state])
end

--- True for a coerced participant, and where a sign of coercion or a circumstance that says so is on
--- record: attention stays low, and the person goes to a separate review.
---@param d assize.defendant
---@return boolean
function charges.is_coerced(d)
  local known_of = maybe(d)
  if known_of.participation == "coerced_participant" then return true end
  local signs = known_of.coercion_signs
  if signs and #signs > 0 then return true end
  for _, circumstance in ipairs(known_of.circumstances or {}) do
    if circumstance.kind == "coerced" then return true end
  end
  return false
end

--- True where somebody looked for signs of coercion, found or not. Before that no attention is high.
---@param d assize.defendant
---@return boolean
function charges.is_screened(d)
  return maybe(d).coercion_signs ~= nil
end

-- The last day of the act, the charge's own or else the case's; nil where it is not known.
local function last_day(charge)
  return maybe(charge).offence_to or maybe(charge.case).offence_to
end

--- The day of the law at the act, and that of the law at the judgment. Where the last day of the act is
--- not known its first day stands for it, and the day of the audit for that of a judgment: so they are
--- the earliest and the latest day that the law can be of. Where both give the same answer it is the
--- answer; where they do not, call need_law_days.
---@param charge assize.charge
---@return assize.date act
---@return assize.date judged
function charges.law_days(charge)
  local own, case = maybe(charge), maybe(charge.case)
  local act = last_day(charge) or own.offence_from or case.offence_from or charge.case.offence_to
  return act, case.concluded_on or as_of
end

--- Ends the rule as not evaluated, and names the day, where the last day of the act is not known, or the
--- charge was judged on a day that is not.
---@param charge assize.charge
function charges.need_law_days(charge)
  if not last_day(charge) then return charge.case.offence_to end
  if maybe(charge).state == "convicted" then return charge.case.concluded_on end
end

return charges
