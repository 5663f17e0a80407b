return rule {
	title = {zh = "支付结算金额超过流入资金", en = "More settled than flowed in"},
	law = {"fafa-2025-12-6", "baseline-records"},
	subject = "charge", kind = "data", level = "warning",
	when = {settlement = known, inflow = known},
	message = {
		zh = "支付结算金额{settlement}，超过账户流入资金{inflow}，请核对。",
		en = "Settled through the accounts: {settlement}; that is more than flowed into them, {inflow}: check the amounts.",
	},
	check = function(charge)
		if charge.settlement > charge.inflow then return finding {} end
	end,
}
