-- Puts questions of which one yes is enough. First to what is known, so that one known yes is enough
-- whatever else is not known; then strictly, so that without a yes an open question ends the rule and
-- is named.

-- The first question answered with yes, or nil where all are answered with no.
local function first_yes(questions, entity)
	for _, question in ipairs(questions) do
		if question.ask(maybe(entity)) then return question end
	end
	for _, question in ipairs(questions) do question.ask(entity) end
	return nil
end

return {first_yes = first_yes}
