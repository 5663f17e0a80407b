-- What makes organising or taking others across the border worse: many persons, a huge gain, violence
-- against an inspection.
local charges = require "assize.charges"
local grounds = require "lib.grounds"

-- Coercion or a sign of it holds attention back; so does, where it would be highest, that nobody has looked.
local function message(d, name, highest)
	if charges.is_coerced(d) then return "coerced" end
	if highest[name] and not charges.is_screened(d) then return "unscreened" end
	return name
end

-- Ends the rule at the first figure that nobody knows.
local function need(charge)
	return charge.persons_crossed, grounds.gain(charge) or charge.gain
end

-- The findings of a charge; `highest` names the grounds whose attention is the highest.
local function judge(charge, highest)
	if not charges.is_pursued(charge) then return nil end
	local d, day, met, found = charge.defendant, grounds.day(charge), {}, {}
	grounds.add(met, "persons", maybe(charge).persons_crossed, param.at("crossing_persons", day))
	grounds.add(met, "gain", grounds.gain(charge), param.at("crossing_gain", day))
	for _, ground in ipairs(met) do
		found[#found + 1] = finding[message(d, ground.name, highest)] {
			key = ground.name, value = ground.value, limit = ground.limit, over = ground.value - ground.limit, day = day,
		}
	end
	if grounds.is_proved(d, "violent_resistance") then
		found[#found + 1] = finding[message(d, "resisted", highest)] {key = "resisted", day = day}
	end
	if #found == 0 then need(charge) end
	return found
end

return {judge = judge}
