-- The bounds of a fine, where the law gives figures: the parameters for the basic bracket and for those
-- above it.
local names = {
	credit_card_fraud = {
		basic = {least = "card_fraud_fine_least", most = "card_fraud_fine_most"},
		heavier = {least = "card_fraud_fine_heavy_least", most = "card_fraud_fine_heavy_most"},
	},
	card_offences = {
		basic = {least = "card_fine_least", most = "card_fine_most"},
		heavier = {least = "card_fine_heavy_least", most = "card_fine_heavy_most"},
	},
	laundering = {
		basic = {least = "laundering_fine_least"},
		heavier = {least = "laundering_fine_heavy_least"},
	},
}
names.card_information = names.card_offences

local function figures(of, day)
	return {least = param.at(of.least, day), most = of.most and param.at(of.most, day)}
end

local function holds(bounds, fine)
	return fine >= bounds.least and (not bounds.most or fine <= bounds.most)
end

-- Whether the law gives figures for the charge.
local function are_given(charge)
	return names[charge.charge] ~= nil
end

-- On which side the fine leaves the bounds of the bracket applied, and that bound; nil where it leaves none.
-- Which bracket it was, and the day of the judgment, whose law counts, are asked only where they decide.
local function left_by(charge, fine)
	local found = names[charge.charge]
	if holds(figures(found.basic, as_of), fine) and holds(figures(found.heavier, as_of), fine) then return nil end
	local of = charge.bracket == "basic" and found.basic or found.heavier
	local applied = figures(of, charge.case.concluded_on)
	if fine < applied.least then return "below", applied.least end
	if applied.most and fine > applied.most then return "above", applied.most end
end

return {are_given = are_given, left_by = left_by}
