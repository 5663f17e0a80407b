-- Which family of crime a charge belongs to, and how often a case charges each. A charge that ended in
-- acquittal, withdrawal or no prosecution, or was replaced, is not counted; one that is not known ends
-- the rule.
local charges = require "assize.charges"

local crimes = {}

-- The order in which a message names them.
crimes.families = {"fraud", "help", "information", "crossing", "violence", "gambling", "drugs"}

-- Crimes against persons, by the kind that a message names.
crimes.violent = {
	homicide = "homicide", injury = "injury", kidnapping = "kidnapping", detention = "detention", rape = "rape",
	trafficking = "trafficking", forced_labour = "labour",
	organizing_prostitution = "prostitution", forcing_prostitution = "prostitution",
	assisting_prostitution = "prostitution",
	robbery = "other", indecency = "other", child_indecency = "other", buying_trafficked = "other", organ_trade = "other",
}

local others = {
	fraud = "fraud", credit_card_fraud = "fraud", contract_fraud = "fraud", loan_fraud = "fraud",
	fundraising_fraud = "fraud", impersonating_officials = "fraud", impersonating_soldiers = "fraud",
	aiding = "help", concealing = "help", laundering = "help", information_network = "help", card_offences = "help",
	card_information = "help", using_false_identity = "help", forging_identity = "help", computer_intrusion = "help",
	computer_data = "help", intrusion_tools = "help", computer_sabotage = "help", network_duty = "help",
	radio_interference = "help",
	personal_information = "information",
	border_crossing = "crossing", organizing_crossing = "crossing", transporting_crossing = "crossing",
	exit_papers_by_deceit = "crossing", supplying_border_papers = "crossing", selling_border_papers = "crossing",
	casino = "gambling", gambling = "gambling", overseas_gambling = "gambling",
	drug_trafficking = "drugs", drug_possession = "drugs", drug_concealing = "drugs", drug_plants = "drugs",
	drug_premises = "drugs",
}

function crimes.family(kind)
	return crimes.violent[kind] and "violence" or others[kind]
end

-- Calls visit(kind, is_convicted) for every charge of the case that counts.
function crimes.each(case, visit)
	for _, d in ipairs(case.defendants) do
		for _, charge in ipairs(d.charges) do
			if charges.is_pursued(charge) then visit(charge.charge, maybe(charge).state == "convicted") end
		end
	end
end

return crimes
