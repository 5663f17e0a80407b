-- A return that was credited left a trace: a payment before the last judgment, or something taken in hand.
local lists = require "assize.lists"
local credit = require "lib.credit"
local ledger = require "lib.ledger"

local function was_paid(d)
	if d.repaid <= 0 then return false end
	local case = d.case
	return ledger.repaid_by(d, maybe(case).effective_on or case.concluded_on) > 0
end

local function was_taken(d)
	return lists.find(d.case.property, function(item)
		return item.owner == d and (item.status == "recovered" or item.status == "returned")
	end) ~= nil
end

return rule {
	title = {zh = "认定退赃退赔而案卷无记载", en = "Return credited, and none on record"},
	law = {"fashi-2021-1-276", "fafa-2021-21", "fashi-2011-7-3"},
	subject = "circumstance", kind = "data", level = "warning",
	when = {kind = {"return_loot", "repay_loss"}},
	message = {
		zh = "判决认定了“{kind}”并予从宽，但案卷没有判决前的付款，也没有追回、返还的财物。请补录或者核对。",
		en = "The judgment credited {kind}, and the record has neither a payment before the judgment nor property that was recovered or returned. Complete the record, or check.",
	},
	check = function(circumstance)
		local d = circumstance.defendant
		if not credit.is_given(circumstance) or was_paid(d) or was_taken(d) then return nil end
		return finding {}
	end,
}
