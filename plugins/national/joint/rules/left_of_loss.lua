-- What victims received and what is still outstanding are never more than the loss, whoever owes it.
local lists = require "assize.lists"
local losses = require "lib.losses"

local restitution = {recover = true, order_repay = true, restitution = true, continue_recover = true}

-- No money, so that a sum of none is money too.
local function none(case)
	return case.loss_total - case.loss_total
end

-- The sum of what is outstanding in a case, and the largest of it.
local function outstanding(case)
	local sum, most = none(case), none(case)
	for _, enforcement in ipairs(case.enforcement) do
		if restitution[enforcement.obligation] then
			sum, most = sum + enforcement.outstanding, greatest(most, enforcement.outstanding)
		end
	end
	return sum, most
end

-- How many cases enforce more than is left, and the one that enforces most.
local function above_left(rows, left)
	local count, where = 0, nil
	for _, row in ipairs(rows) do
		if row.most > left then
			count = count + 1
			if not where or row.most > where.most then where = row end
		end
	end
	return count, where
end

return rule {
	title = {zh = "已受偿与未履行之和超出损失", en = "Received and outstanding are more than the loss"},
	law = {"cl-64", "fashi-2024-5-2"},
	subject = "group", group_by = "case.loss_key", kind = "restitution", level = "warning",
	messages = {
		over = {
			zh = "损失（{group.key}）为{loss}，{group.cases}件案件的被害人共受偿{returned}，超出{over}。请核对是否重复登记、重复执行；多收的，应当退还付款人。",
			en = "The loss {group.key} is {loss}, and the victims of {group.cases} cases received {returned}, {over} too much. Check whether a payment was entered or collected twice; what is too much goes back to who paid it.",
		},
		above = {
			zh = "损失（{group.key}）为{loss}，{group.cases}件案件的被害人已受偿{returned}，只剩{left}；而{count}件案件仍按超出此数的数额执行，最多的是{where}，为{most}。请核减未履行数额。",
			en = "Of the loss {group.key}, {loss}, {returned} was received in {group.cases} cases and {left} is left; {count} cases still enforce more than that, most of all {where} with {most}. Reduce it.",
		},
		summed = {
			level = "info",
			zh = "损失（{group.key}）为{loss}，已受偿{returned}，只剩{left}；各项执行未履行数额合计{outstanding}，可能因连带而重复，统计时以{left}为限。",
			en = "Of the loss {group.key}, {loss}, {returned} was received and {left} is left; what the enforcements have outstanding sums to {outstanding}, which may count one debt several times: {left} is the most.",
		},
	},
	collect = function(case)
		local sum, most = outstanding(case)
		local returned = none(case) + lists.sum(case.victims, function(victim) return victim.returned end)
		return {loss = case.loss_total, returned = returned, outstanding = sum, most = most}
	end,
	check = function(group)
		local rows = group.rows
		local loss, returned = losses.most(rows, "loss"), losses.sum(rows, "returned")
		local left = loss - returned
		if left < 0 then return finding.over {loss = loss, returned = returned, over = returned - loss} end
		local count, where = above_left(rows, left)
		if where then
			return finding.above {
				loss = loss, returned = returned, left = left, count = count, where = where.case, most = where.most,
			}
		end
		local sum = losses.sum(rows, "outstanding")
		if sum > left then
			return finding.summed {loss = loss, returned = returned, left = left, outstanding = sum}
		end
	end,
}
