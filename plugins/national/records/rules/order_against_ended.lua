return rule {
	title = {zh = "责令未被定罪的人退赔", en = "An order against a person whose charges have ended"},
	law = {"cl-64", "cpl-12"},
	subject = "order", kind = "data", level = "warning",
	when = {debtors = known},
	message = {
		zh = "财产性判项的义务人{debtor}的指控均已撤回、宣告无罪或者不起诉，请核对义务人；该记录不利于当事人的，应予更正。",
		en = "The order is against {debtor}, whose every charge ended in acquittal, withdrawal or no prosecution: check who owes it, and mend the record in that person's favour.",
	},
	check = function(order)
		local found = {}
		for _, debtor in ipairs(order.debtors) do
			if not debtor.pursued then found[#found + 1] = finding {key = debtor, debtor = debtor} end
		end
		return found
	end,
}
