-- The bounds of each kind of penalty that has a term.
local function shortest(kind)
	return param["least_" .. kind]
end

local function longest(kind)
	return param["most_" .. kind]
end

-- Of several crimes together.
local function longest_joined(kind)
	return param["joined_" .. kind]
end

return {shortest = shortest, longest = longest, longest_joined = longest_joined}
