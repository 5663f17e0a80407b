-- Several convicted of one charge, the parts of others on record, and no word of this person's: whoever was an
-- accessory would be treated more leniently. In the defendant's favour. A record that speaks of nobody's part
-- may be of acts side by side, and is no finding.
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
			return other.key ~= d.key and maybe(other).participation and is_convicted_of(other, code)
		end)
	end)
end

return rule {
	title = {zh = "同案同罪者已载主从犯而本人未载", en = "The part of others on record, and not this one's"},
	law = {"cl-25", "cl-26", "cl-27"},
	subject = "defendant", kind = "data", level = "info",
	message = {
		zh = "同案以同一罪名定罪的其他被告人已载主从犯，本人未载系主犯、从犯还是胁从犯；如系共同犯罪，从犯应当从轻、减轻处罚或者免除处罚，请核对并补载。",
		en = "The record has the part of another defendant convicted of the same charge, and does not say whether this one was a principal, an accessory or a coerced participant. In a joint crime an accessory's punishment shall be lighter, reduced or waived: check it, and enter it.",
	},
	check = function(d)
		if maybe(d).participation then return nil end
		if has_fellow(d) then return finding {} end
	end,
}
