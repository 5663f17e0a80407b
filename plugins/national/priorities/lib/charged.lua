-- The charges of a defendant that stand: not acquitted, withdrawn, not prosecuted, nor replaced by
-- another. One whose state is not known stands.
local lists = require "assize.lists"

local ended = {acquitted = true, withdrawn = true, not_prosecuted = true, replaced = true}

local function stands(charge)
	local state = maybe(charge).state
	return not (state and ended[state])
end

-- Those of one kind, in the order of the file. A charge that is not known ends the rule.
local function of_kind(d, kind)
	return lists.where(d.charges, function(charge) return charge.charge == kind and stands(charge) end)
end

return {stands = stands, of_kind = of_kind}
