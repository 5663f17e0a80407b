-- Why an earlier conviction makes no recidivist (Criminal Law art. 65), question by question; a question
-- that is answered with yes is enough.
local lists = require "assize.lists"
local ages = require "lib.ages"
local days = require "lib.days"

-- Whether the new crime began more than five years after the sentence, or the parole, was over.
local function is_late(prior)
	local served, began = prior.served_on, days.first_of_all(prior.defendant)
	return served and began and began > served:add_months(param.recidivist_months)
end

-- Whether the new crime was over before the earlier sentence was.
local function is_early(prior)
	local served, ended = prior.served_on, days.last_of_all(prior.defendant)
	return served and ended and ended <= served
end

local questions = {
	{reason = "no_conviction", ask = function(prior) return prior.kind and prior.kind ~= "conviction" end},
	{reason = "lighter", ask = function(prior) return prior.penalty and not param.recidivist_penalties[prior.penalty] end},
	{reason = "negligent", ask = function(prior) return prior.negligent end},
	{reason = "probation", ask = function(prior) return prior.suspended end},
	{reason = "minor", ask = function(prior) return ages.is_minor(prior.defendant.birth_on, prior.committed_on) end},
	{reason = "late", ask = is_late},
	{reason = "early", ask = is_early},
}

-- The reason, or nil where the prior makes a recidivist.
local function reason_against(prior)
	local found = lists.first_yes(questions, prior)
	return found and found.reason
end

return {reason_against = reason_against}
