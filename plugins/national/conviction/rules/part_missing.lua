-- Several convicted of one charge, and no word of this person's part: whoever was an accessory would be
-- treated more leniently. In the defendant's favour.
local lists = require "assize.lists"

local function is_convicted_of(d, code)
	return lists.find(d.charges, function(charge)
		return charge.charge == code and charge.state == "convicted"
	end) ~= nil
end

local function has_fellow(d)
	return lists.any(d.charges, function(charge)
		local code = charge.charge
		return is_convicted_of(d, code) and lists.any(d.case.defendants, function(other)
			return other.key ~= d.key and is_convicted_of(other, code)
		end)
	end)
end

return rule {
	title = {zh = "同案同罪而未载主从犯", en = "The same charge, and no part on record"},
	law = {"cl-25", "cl-26", "cl-27"},
	subject = "defendant", kind = "data", level = "info",
	message = {
		zh = "同案另有被告人以同一罪名定罪，案卷未载本人系主犯、从犯还是胁从犯；如系共同犯罪，从犯应当从轻、减轻处罚或者免除处罚，请核对并补载。",
		en = "Another defendant of the case was convicted of the same charge, and the record does not say whether this one was a principal, an accessory or a coerced participant. In a joint crime an accessory's punishment shall be lighter, reduced or waived: check it, and enter it.",
	},
	check = function(d)
		if maybe(d).participation then return nil end
		if has_fellow(d) then return finding {} end
	end,
}
