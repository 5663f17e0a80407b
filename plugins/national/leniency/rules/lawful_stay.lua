-- The days at a den abroad do not count where evidence shows something lawful. One finding a stay; what is
-- not known of one stay hides no other.
local lists = require "assize.lists"

local function is_lawful(stay)
	return stay.lawful
end

return rule {
	title = {zh = "境外从事合法活动", en = "Lawful activity abroad"},
	law = {"fafa-2021-22-3"},
	subject = "defendant", kind = "leniency", attention = 2,
	when = {pursued = true},
	message = {
		zh = "有证据证明在境外停留期间（{stay}）从事合法活动，该段时间不计入窝点停留天数。",
		en = "Evidence shows lawful activity during the stay abroad ({stay}): its days do not count as days at a den.",
	},
	check = function(d)
		local found = {}
		for _, stay in ipairs(d.stays) do
			if maybe(stay).lawful then found[#found + 1] = finding {key = stay, stay = stay} end
		end
		if #found == 0 then lists.any(d.stays, is_lawful) end -- ends the rule at what is not known
		return found
	end,
}
