local charges = require "assize.charges"
local lists = require "assize.lists"

-- The charges of fraud that stand. A charge that is not known ends the rule.
local function of(d)
	return lists.where(d.charges, function(charge) return charge.charge == "fraud" and charges.is_pursued(charge) end)
end

return {of = of}
