-- What makes aiding serious, and so a crime (art. 287-2, which has one bracket). The figures of the cards are
-- those of the two opinions, of which either is enough here.
local figures = require "lib.figures"

local reaches = figures.reaches
local reasons = {network_aiding = true, computer = true}

-- Where the helped crime is on record as one that cannot be proved, so many times as much.
local function reaches_amount(charge, value, figure)
	return reaches(value, figure)
		and (charge.upstream_proved ~= false or reaches(value, figure * param.unproved_factor))
end

local function reaches_cards(charge)
	return (charge.cards or 0) + (charge.accounts or 0) >= param.bank_cards
end

local function reaches_inflow(charge, accounts, least_accounts)
	return reaches(accounts, least_accounts) and reaches(charge.inflow, param.inflow)
end

return {
	surely = {},
	perhaps = {
		basic = {
			{ask = function(charge) return reaches(charge.helped, param.helped) end},
			{ask = function(charge) return reaches_amount(charge, charge.settlement, param.settlement) end},
			{ask = function(charge) return reaches_amount(charge, charge.funds_provided, param.funds) end},
			{ask = function(charge) return reaches_amount(charge, figures.gain(charge), param.aiding_gain) end},
			{ask = reaches_cards},
			{ask = function(charge) return reaches(charge.sim_cards, param.sim_cards) end},
			{ask = function(charge) return reaches_inflow(charge, charge.own_accounts, param.own_accounts) end},
			{ask = function(charge) return reaches_inflow(charge, charge.others_accounts, 1) end},
			{ask = function(charge) return figures.is_stated(charge, {grave_result = true}) end},
			{ask = function(charge) return figures.was_punished(charge, reasons, param.penalty_months) end},
		},
	},
}
