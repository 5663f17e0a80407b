local lists = require "assize.lists"

return rule {
	title = {zh = "案款分配没有收款被害人", en = "A distribution that no victim received"},
	law = {"cl-64", "fashi-2021-1-438"},
	subject = "payment", kind = "restitution", level = "warning",
	when = {kind = "distribution", purpose = "victim"},
	message = {
		zh = "案款分配{amount}，用途为退赔被害人，但没有收款被害人（在案被害人共受偿{returned}）。请查明款项去向。",
		en = "A distribution of {amount} for victims that no victim received (all victims on record have had {returned}). Find out where the money went.",
	},
	check = function(payment)
		local victims = payment.case.victims
		if maybe(payment).payee or #victims == 0 then return nil end
		-- Unknown where the payee is: behind this, nobody was the payee.
		local returned = lists.sum(victims, function(victim) return victim.returned end)
		return finding {returned = returned}
	end,
}
