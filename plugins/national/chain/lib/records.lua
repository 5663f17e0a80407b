-- Records of personal information, weighed against the figure of their class and added: 25 of 50 and 250 of
-- 500 together are one whole. Exact, in whole numbers.
local grounds = require "lib.grounds"

-- Of the charge, or of maybe(charge), where a class that is not known counts for nothing. No class counts
-- for more than the factor, so that no number can be too large.
local function part(charge, day, weight)
	local a, b, c = param.at("records_sensitive", day), param.at("records_important", day), param.at("records_other", day)
	local most = param.at("records_factor", day)
	local x = least(charge.records_sensitive or 0, a * most)
	local y = least(charge.records_important or 0, b * most)
	local z = least(charge.records_other or 0, c * most)
	return ratio((x * b * c + y * a * c + z * a * b) * weight, a * b * c)
end

-- Insiders reach the figure at one half; the evidence that the information came from duty or service must
-- be on record.
local function weight(charge)
	return grounds.is_proved(charge.defendant, "insider_abuse") and 2 or 1
end

-- "records_most", "records" or nil; and the part of the figure that it makes, insiders' at double.
local function judge(charge, day)
	local known_of = maybe(charge)
	local plain, weighed = part(known_of, day, 1), part(known_of, day, weight(charge))
	if plain >= param.at("records_factor", day) then return "records_most", plain end
	if weighed >= 1 then return "records", weighed end
	return nil
end

return {judge = judge}
