local lists = require "assize.lists"
local performance = require "lib.performance"

return rule {
	title = {zh = "减刑、假释未审查财产性判项", en = "Decided without a look at the property part"},
	law = {"fashi-2024-5-1", "fashi-2016-23-2"},
	subject = "commutation", kind = "procedure", level = "warning",
	when = {property_reviewed = false, granted = known},
	message = {
		zh = "{decided_on}对{kind}作出裁定，案卷载未审查财产性判项的履行；对其判处的财产性判项有{orders}项。",
		en = "The {kind} was decided on {decided_on}, by the file without a look at how the property part was performed; the judgment has {orders} such orders.",
	},
	check = function(c)
		local d = c.defendant
		local orders = lists.count(c.case.orders, function(order)
			return param.property_part[order.obligation] and performance.owes(order, d)
		end)
		if orders > 0 then return finding {orders = orders} end
	end,
}
