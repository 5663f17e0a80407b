-- Joint debtors each owe the whole until it is paid. Where more was collected, who paid above the own part
-- has a claim on what is too much and on the others. A part is in proportion to what each was to pay: no
-- text that we read says how to divide it.
local lists = require "assize.lists"
local losses = require "lib.losses"

local restitution = {recover = true, order_repay = true, restitution = true, continue_recover = true}

-- Whether the judgment says that this debtor owes with others.
local function is_joint(enforcement)
	return lists.any(enforcement.case.orders, function(order)
		return restitution[order.obligation] and order.joint
			and lists.any(order.debtors, function(debtor) return debtor == enforcement.debtor end)
	end)
end

-- One of each debtor: an execution that was resumed is a second one against the same person, who owes once.
local function of_debtors(rows)
	local debtors, seen = {}, {}
	for _, row in ipairs(rows) do
		local name = ("%s %s"):format(row.case, row.debtor)
		local one = seen[name]
		if one then
			one.amount, one.performed = greatest(one.amount, row.amount), one.performed + row.performed
		else
			one = {case = row.case, debtor = row.debtor, amount = row.amount, performed = row.performed}
			seen[name], debtors[#debtors + 1] = one, one
		end
	end
	return debtors
end

local function column(rows, name)
	local values = {}
	for i, row in ipairs(rows) do values[i] = row[name] end
	return values
end

return rule {
	title = {zh = "连带退赔多收", en = "More collected of joint debtors than they owe"},
	law = {"cl-64", "fashi-2014-13", "fashi-2024-5-2"},
	subject = "group", group_by = "enforcement.loss_key", kind = "restitution", level = "warning",
	when = {obligation = {"recover", "order_repay", "restitution", "continue_recover"}},
	message = {
		zh = "连带退赔（{group.key}）共{owed}，已从{debtors}名债务人执行{performed}，多收{over}。付出超过份额的{count}人，最多的是案件{where}的{debtor}：付{paid}，按各自执行标的比例的份额为{part}，超出{more}。请退还多收部分，超出份额的可以向其他债务人追偿。",
		en = "{owed} is owed jointly of {group.key}; {performed} was collected of {debtors} debtors, {over} too much. {count} paid above their part, most of all {debtor} of case {where}: {paid}, where the part in proportion to what each was to pay is {part}, so {more} above it. Return what is too much; for what is above a part, there is a claim on the others.",
	},
	collect = function(enforcement)
		if not is_joint(enforcement) then return nil end
		return {debtor = enforcement.debtor.key, amount = enforcement.amount, performed = enforcement.performed}
	end,
	check = function(group)
		local rows = of_debtors(group.rows)
		local owed, performed = losses.most(rows, "amount"), losses.sum(rows, "performed")
		if performed <= owed then return nil end
		local parts = share(owed, column(rows, "amount"))
		local count, worst, most = 0, 1, rows[1].performed - parts[1]
		for i, row in ipairs(rows) do
			local more = row.performed - parts[i]
			if more > 0 then count = count + 1 end
			if more > most then worst, most = i, more end
		end
		return finding {
			owed = owed, debtors = #rows, performed = performed, over = performed - owed, count = count,
			debtor = rows[worst].debtor, where = rows[worst].case, paid = rows[worst].performed, part = parts[worst],
			more = most,
		}
	end,
}
