-- Medical costs, then the victims, then other debts, then the fine, then confiscation: what a payment to
-- the treasury took while the debtor's victims were unpaid. What was paid on the same day counts as paid.
local ledger = require "lib.ledger"

-- What the victims of the case had not received by a day.
local function unpaid_victims(case, day)
	local unpaid = 0
	for _, victim in ipairs(case.victims) do
		unpaid = unpaid + greatest(victim.loss - ledger.returned_by(victim, day), 0)
	end
	return greatest(unpaid - ledger.handed_back_by(case, day), 0)
end

-- How much of `most` the victims lacked on the day. Where all that was paid in the case leaves more than
-- that open, it does not matter which of them was paid.
local function lacking(case, day, most)
	local loss = maybe(case).loss_total or case.loss_known
	if loss - ledger.paid_by(case, day) - ledger.handed_back_by(case, day) >= most then return most end
	return least(most, unpaid_victims(case, day))
end

return rule {
	title = {zh = "清偿顺序", en = "The order of payment"},
	law = {"fashi-2014-13-13", "cl-36", "cl-60", "fashi-2021-1-527"},
	subject = "payment", kind = "procedure", level = "warning",
	message = {
		zh = "{paid_on}有{amount}用于罚金或者没收财产，当日该义务人尚欠被害人{open}；其中{misplaced}依顺序应当先退赔被害人。",
		en = "On {paid_on} {amount} went to a fine or to confiscation, while the debtor still owed the victims {open}; {misplaced} of it should have gone to them first.",
	},
	check = function(payment)
		if not ledger.is_for_treasury(payment) then return nil end
		local d, day = payment.debtor, payment.paid_on
		local open = d.loss_share - ledger.repaid_by(d, day)
		if open > 0 then open = open - ledger.handed_back_of(d, day) end
		if open <= 0 then return nil end
		local misplaced = lacking(payment.case, day, least(open, payment.amount))
		if misplaced > 0 then return finding {open = open, misplaced = misplaced} end
	end,
}
