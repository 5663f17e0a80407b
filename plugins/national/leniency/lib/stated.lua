-- Whether the file states a circumstance of a defendant.

-- The circumstance, or nil. Known kinds first: one that is not known hides no other. Where none is the
-- one asked for, an unknown kind may be it, and the question stays open.
local function find(d, kind)
	for _, circumstance in ipairs(d.circumstances) do
		if maybe(circumstance).kind == kind then return circumstance end
	end
	for _, circumstance in ipairs(d.circumstances) do
		if not maybe(circumstance).kind then return circumstance.kind end -- ends the rule, and names it
	end
	return nil
end

-- The same, and nil where the file does not say: for a rule that has another way to know.
local function perhaps(d, kind)
	for _, circumstance in ipairs(maybe(d).circumstances or {}) do
		if circumstance.kind == kind then return circumstance end
	end
	return nil
end

return {find = find, perhaps = perhaps}
