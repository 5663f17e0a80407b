-- Days and trips at dens abroad within a year (法发〔2021〕22号 art. 3). Days are counted from joining the
-- den to leaving it, both of them; no day counts twice; a stay with something lawful counts nothing.
local lists = require "assize.lists"

local function is_on_record(stay)
	local soft = maybe(stay)
	return soft.kind == "den" and soft.lawful == false and soft.from and soft.to
end

local function counts(stay)
	return stay.kind == "den" and not stay.lawful
end

-- Stays that overlap, or of which one begins the day after the other, are one trip: the stay takes in the
-- trips that it touches, which touch no other.
local function join(found, stay)
	local joined, rest = {from = stay.from, to = stay.to}, {}
	for _, trip in ipairs(found) do
		if trip.from - joined.to <= 1 and joined.from - trip.to <= 1 then
			joined.from, joined.to = least(joined.from, trip.from), greatest(joined.to, trip.to)
		else
			rest[#rest + 1] = trip
		end
	end
	rest[#rest + 1] = joined
	return rest
end

-- The days of the trips in the year that begins on a day, and how many trips begin in it.
local function within(found, first)
	local last = first:add_months(param.den_window) - 1
	local days, count = 0, 0
	for _, trip in ipairs(found) do
		local from, to = greatest(trip.from, first), least(trip.to, last)
		if from <= to then days = days + (to - from) + 1 end
		if first <= trip.from and trip.from <= last then count = count + 1 end
	end
	return days, count
end

-- The most days and the most trips in any one year: a year that has the most begins with a trip or ends
-- with one.
local function most(stays)
	local found = {}
	for _, stay in ipairs(stays) do found = join(found, stay) end
	local days, count = 0, 0
	for _, trip in ipairs(found) do
		local forward, begun = within(found, trip.from)
		local backward = within(found, (trip.to + 1):add_months(-param.den_window))
		days, count = greatest(days, forward, backward), greatest(count, begun)
	end
	return days, count
end

local function suffice(days, count)
	return days >= param.den_days or count >= param.den_trips
end

-- Whether they suffice, the days and the trips. What is on record first: only where that does not suffice
-- does what is not known decide, and then the question stays open.
local function reached(d)
	local days, count = most(lists.where(d.stays, is_on_record))
	if not suffice(days, count) then days, count = most(lists.where(d.stays, counts)) end
	return suffice(days, count), days, count
end

return {reached = reached}
