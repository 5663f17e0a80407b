-- Who is to execute an order must find in it how much, or what, and for whom.
return rule {
	title = {zh = "追缴、退赔判项不完整", en = "An order of restitution that is not complete"},
	law = {"fashi-2014-13-6", "cl-64"},
	subject = "order", kind = "restitution", level = "warning",
	when = {obligation = param.restitution_orders},
	messages = {
		amount = {
			zh = "判项“{obligation}”未写明金额或者财物，无法据以执行。",
			en = "The order ({obligation}) states neither an amount nor the things: it cannot be executed as it is.",
		},
		victims = {
			zh = "判项“{obligation}”未列明被害人，也未附清单；在案被害人{victims}人。",
			en = "The order ({obligation}) names no victims and has no list of them; {victims} are on record.",
		},
	},
	check = function(order)
		local found = {}
		if not maybe(order).amount and not order.amount_stated then
			found[1] = finding.amount {key = "amount", missing = "amount"}
		end
		local victims = #order.case.victims
		if victims > 0 and not order.victims_listed then
			found[#found + 1] = finding.victims {key = "victims", victims = victims}
		end
		return found
	end,
}
