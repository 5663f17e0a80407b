-- Several judgments may each order the whole of one loss. That is no mistake, but the sum of the orders is
-- no loss; where an order does not say that it is joint, nobody would know.
local losses = require "lib.losses"

return rule {
	title = {zh = "同一损失数次判令退赔", en = "One loss ordered by several judgments"},
	law = {"cl-64", "fashi-2024-5-2"},
	subject = "group", group_by = "order.loss_key", kind = "restitution", level = "info",
	when = {obligation = {"recover", "order_repay", "restitution", "continue_recover"}},
	messages = {
		joint = {
			zh = "同一损失（{group.key}）由{group.cases}件案件的{orders}项判项判令退赔，合计{ordered}；损失只有一份，为{loss}，均为连带，统计和执行时不得重复计算。",
			en = "One loss, {group.key}, is ordered {orders} times in {group.cases} cases, {ordered} in all; it is one loss of {loss}, owed jointly: count and collect it once.",
		},
		apart = {
			level = "warning",
			zh = "同一损失（{group.key}）由{group.cases}件案件的{orders}项判项判令退赔，合计{ordered}；损失只有一份，为{loss}，而其中{apart}项未写明连带。请核对各判项的关系，避免重复执行。",
			en = "One loss, {group.key}, is ordered {orders} times in {group.cases} cases, {ordered} in all; it is one loss of {loss}, and {apart} of the orders do not say that it is owed jointly. Check how they stand to each other, or it is collected again.",
		},
	},
	collect = function(order)
		return {amount = order.amount, loss = order.case.loss_total, apart = not maybe(order).joint}
	end,
	check = function(group)
		local rows, apart, several = group.rows, 0, false
		for _, row in ipairs(rows) do
			if row.apart then apart = apart + 1 end
			several = several or row.case ~= rows[1].case
		end
		if not several then return nil end
		local ordered, loss = losses.sum(rows, "amount"), losses.most(rows, "loss")
		if ordered <= loss then return nil end
		local values = {orders = #rows, ordered = ordered, loss = loss, apart = apart}
		if apart > 0 then return finding.apart(values) end
		return finding.joint(values)
	end,
}
