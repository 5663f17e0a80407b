-- Whether the record has a ground of law to go below the range (Criminal Law art. 63).
local lists = require "assize.lists"
local ages = require "lib.ages"

-- A ground that the judgment refused is none.
local function is_ground(circumstance)
	local kind = circumstance.kind
	return kind and param.reducing_circumstances[kind] and maybe(circumstance).credited ~= false
end

local function is_favoured(status)
	return status.kind and param.reducing_statuses[status.kind]
end

local questions = {
	{ask = function(d) return d.circumstances and lists.any(d.circumstances, is_ground) end},
	{ask = function(d) return d.lesser_part end},
	{ask = function(d) return d.statuses and lists.any(d.statuses, is_favoured) end},
	{ask = ages.acted_as_minor},
	{ask = ages.acted_as_elderly},
}

local function found(d)
	return lists.first_yes(questions, d) ~= nil
end

return {found = found}
