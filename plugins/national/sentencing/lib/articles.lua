-- The brackets of each article: the parameters that say the shortest and the longest term. Without
-- `least` a bracket begins at public surveillance, detention or a fine; `life` has no longest term.
local brackets = {
	fraud = {
		basic = {most = "fraud_basic"},
		serious = {least = "fraud_basic", most = "fraud_serious"},
		especially_serious = {least = "fraud_serious", life = true},
	},
	aiding = {basic = {most = "aiding_basic"}},
	information_network = {basic = {most = "network_basic"}},
	concealing = {
		basic = {most = "concealing_basic"},
		serious = {least = "concealing_basic", most = "concealing_serious"},
	},
	laundering = {
		basic = {most = "laundering_basic"},
		serious = {least = "laundering_basic", most = "laundering_serious"},
	},
	credit_card_fraud = {
		basic = {most = "card_fraud_basic"},
		serious = {least = "card_fraud_basic", most = "card_fraud_serious"},
		especially_serious = {least = "card_fraud_serious", life = true},
	},
	card_offences = {
		basic = {most = "card_basic"},
		serious = {least = "card_basic", most = "card_serious"},
	},
	personal_information = {
		basic = {most = "information_basic"},
		serious = {least = "information_basic", most = "information_serious"},
	},
	organizing_crossing = {
		basic = {least = "organizing_least", most = "organizing_basic"},
		serious = {least = "organizing_basic", life = true},
	},
	transporting_crossing = {
		basic = {most = "transporting_basic"},
		serious = {least = "transporting_basic", most = "transporting_serious"},
		especially_serious = {least = "transporting_violent", most = "fixed_term_most"},
	},
	border_crossing = {
		basic = {most = "crossing_basic"},
		serious = {least = "crossing_basic", most = "crossing_serious"},
	},
	detention = {
		basic = {most = "detention_basic"},
		serious = {least = "detention_basic", most = "detention_serious"},
		especially_serious = {least = "detention_serious", most = "fixed_term_most"},
	},
	refusal_to_execute = {
		basic = {most = "refusal_basic"},
		serious = {least = "refusal_basic", most = "refusal_serious"},
	},
	disposing_of_held_property = {basic = {most = "held_property_basic"}},
}
brackets.card_information = brackets.card_offences -- the second paragraph of art. 177-1

local next_lighter = {especially_serious = "serious", serious = "basic"}

-- The brackets of a charge's article, or nil where this policy does not know them.
local function of(charge)
	return brackets[charge.charge]
end

-- The heaviest bracket of an article.
local function heaviest(article)
	return article.especially_serious or article.serious or article.basic
end

-- The longest term of a bracket, nil where it goes up to life.
local function most(bracket)
	return bracket.most and param.at(bracket.most, as_of)
end

-- The shortest term of a bracket, nil where it begins below imprisonment.
local function least_of(bracket)
	return bracket.least and param.at(bracket.least, as_of)
end

-- The next lighter bracket of the article, nil for the lightest.
local function lighter(article, name)
	return next_lighter[name] and article[next_lighter[name]]
end

return {of = of, heaviest = heaviest, lighter = lighter, most = most, least = least_of}
