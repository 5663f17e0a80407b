-- The article makes a fine mandatory, and the record says that there is none. A waiver of punishment has no
-- fine, and the confiscation of property stands in its place.
local sentence = require "lib.sentence"

local function is_confiscated(d)
	local amount = maybe(d.outcome).confiscation
	return amount and amount > 0
end

return rule {
	title = {zh = "应当并处罚金而未判处", en = "No fine where the article makes one mandatory"},
	law = {"cl-fines", "cl-fines-unread", "cl-266", "cl-287-2", "cl-312"},
	subject = "charge", kind = "sentencing", level = "warning",
	when = {state = "convicted"},
	message = {
		zh = "{charge}应当并处或者单处罚金，案卷记载的罚金为{imposed}，也未载没收财产，请核对判决主文。",
		en = "The article of {charge} has a fine, or a fine alone; the record has a fine of {imposed} and no confiscation of property: check the judgment.",
	},
	check = function(charge)
		if not param.fine_charges[charge.charge] and not param.fine_charges_unread[charge.charge] then return nil end
		local fine = sentence.fine(charge)
		if fine > 0 or is_confiscated(charge.defendant) then return nil end
		if sentence.penalty(charge) == "exempt" then return nil end
		return finding {imposed = fine}
	end,
}
