-- Whether the file states a circumstance of a defendant that the judgment did not refuse.
local lists = require "assize.lists"

local function stands(d, kind)
	return lists.find(d.circumstances, function(circumstance)
		return circumstance.kind == kind and maybe(circumstance).credited ~= false
	end) ~= nil
end

return {stands = stands}
