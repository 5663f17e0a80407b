-- Ages, counted from the day after the birthday. Where the years alone decide, the rest of a date need not
-- be known. Of what is behind maybe() the answer is nil where it is not known.
local days = require "lib.days"

-- Whether somebody born on a day was under 18 on another.
local function is_minor(born, day)
	if not born or not day then return nil end
	if day.year - born.year > param.adult_age then return false end
	return age(born, day) < param.adult_age
end

-- Whether somebody born on a day was 75 or more on another.
local function is_elderly(born, day)
	if not born or not day then return nil end
	if day.year - born.year < param.elderly_age then return false end
	return age(born, day) >= param.elderly_age
end

-- Whether the defendant was a minor when it began.
local function acted_as_minor(d)
	return is_minor(d.birth_on, days.first_of_all(d))
end

-- Whether the defendant was 75 or more when it began: later acts then count too.
local function acted_as_elderly(d)
	return is_elderly(d.birth_on, days.first_of_all(d))
end

return {
	is_minor = is_minor, is_elderly = is_elderly,
	acted_as_minor = acted_as_minor, acted_as_elderly = acted_as_elderly,
}
