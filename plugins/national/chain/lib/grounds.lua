-- What on record meets a threshold, and where it is written.
local charges = require "assize.charges"
local lists = require "assize.lists"

-- The day of the law for a text that had none before it: it counts for what is judged since it holds,
-- also for earlier acts (Gao Jian Fa Shi [2001] No. 5).
local function day(charge)
	return (select(2, charges.law_days(charge)))
end

-- Notes a figure that is known and reaches its limit.
local function add(met, name, value, limit)
	if value and value >= limit then met[#met + 1] = {name = name, value = value, limit = limit} end
end

-- The gain of the charge; where nobody divided it, that of the defendant, if there is one charge alone.
local function gain(charge)
	local d = charge.defendant
	return maybe(charge).gain or (#d.charges == 1 and maybe(d).gain or nil)
end

-- A circumstance with evidence on record. What is not known counts for nothing.
local function is_proved(d, kind)
	return lists.any(maybe(d).circumstances or {}, function(circumstance)
		return circumstance.kind == kind and circumstance.evidence ~= nil
	end)
end

-- The day of an administrative penalty for one of the reasons, after which the person acted within so
-- many months; nil where none is on record. The last day of the act counts.
local function again(charge, reasons, months)
	local acted = maybe(charge).offence_to or maybe(charge.case).offence_to
	for _, penalty in ipairs(maybe(charge.defendant).penalties or {}) do
		local on = penalty.imposed_on
		if acted and on and reasons[penalty.reason] and acted > on and acted <= on:add_months(months) then
			return on
		end
	end
	return nil
end

return {day = day, add = add, gain = gain, is_proved = is_proved, again = again}
