-- The plan divides exactly what was given on that day, so that this asks how, and not how much.
local rounds = require "lib.rounds"

-- How many victims were given another sum than planned, and the one with the largest difference.
local function compare(plan, given)
	local count, worst, largest = 0, nil, nil
	for _, row in ipairs(plan.rows) do
		local got = given[row.key]
		local difference = greatest(row.total - got, got - row.total)
		if difference >= param.least_difference then
			count = count + 1
			if not largest or difference > largest then worst, largest = row, difference end
		end
	end
	return count, worst
end

return rule {
	title = {zh = "案款分配与应分配数额不一致", en = "Money divided otherwise than in proportion"},
	law = {"cl-64", "fashi-2021-1-438", "fashi-2011-7-9", "fafa-2021-22-17"},
	subject = "case", kind = "restitution", level = "warning",
	messages = {
		differs = {
			zh = "{day}分配案款{pool}，与先返还权属明确部分、再按尚未受偿的损失比例计算的结果不同：{count}名被害人有差额，差额最大的是{victim}，应为{due}，实为{given}。请核对；其中有权属明确的财物的，请在案卷中写明权属被害人和返还日期。",
			en = "On {day} {pool} was divided otherwise than with traced property first and the rest in proportion to what was still owed: {count} victims differ, most of all {victim} (due {due}, given {given}). Check it; where something was traced, enter the victim it belongs to and the day of its return.",
		},
		incomplete = {
			level = "info",
			zh = "{day}分配案款{pool}；案卷载被害人{stated}名，在案只有{known}名，无法核对分配是否按比例。请补全被害人。",
			en = "On {day} {pool} was divided; the file counts {stated} victims and has {known} on record, so that nobody can see whether it was in proportion. Complete them.",
		},
	},
	check = function(case)
		local found, stated, paid = {}, maybe(case).victims_count, rounds.paid(case)
		for _, day in ipairs(rounds.days(paid)) do
			local plan, given = rounds.plan(case, paid, day)
			local count, worst = compare(plan, given)
			local pool = plan.given + plan.left
			if plan.divided > 0 and stated and stated > #case.victims then
				found[#found + 1] = finding.incomplete {
					key = tostring(day), day = day, pool = pool, stated = stated, known = #case.victims,
				}
			elseif worst then
				found[#found + 1] = finding.differs {
					key = tostring(day), day = day, pool = pool, count = count, victim = case.victims[worst.key],
					due = worst.total, given = given[worst.key],
				}
			end
		end
		return found
	end,
}
