-- What was paid stands beside what was owed and what could be paid. A small part of a large loss says
-- nothing against anyone. What is paid for an injury is compensation (赔偿): the record does not tell them apart.
local stated = require "lib.stated"

local function is_stated(d)
	return stated.perhaps(d, "return_loot") or stated.perhaps(d, "repay_loss")
end

local function has_paid(d)
	local repaid = maybe(d).repaid
	return repaid and repaid > 0
end

return rule {
	title = {zh = "退赃、退赔、赔偿", en = "Restitution and compensation"},
	law = {"cl-64", "fashi-2021-1-176", "fashi-2021-1-276", "fashi-2024-5-2", "fafa-2021-21"},
	subject = "defendant", kind = "leniency",
	when = {pursued = true},
	messages = {
		full = {
			attention = 2,
			zh = "已退赃、退赔或者赔偿{repaid}，达到应承担损失{loss_share}；亲属代为履行的视为本人履行。",
			en = "Repaid {repaid}, the whole share of the loss ({loss_share}). What the family paid counts as the person's own.",
		},
		as_able = {
			attention = 2,
			zh = "已退赃、退赔或者赔偿{repaid}，达到可履行金额{ability_amount}，已尽其所能；未足额不影响悔罪认定。",
			en = "Repaid {repaid}, all that could be paid ({ability_amount}). That it is not the whole says nothing against repentance.",
		},
		partly = {
			attention = 1,
			zh = "已退赃、退赔或者赔偿{repaid}，按退赔数额、主动性和弥补损失的程度酌情从宽。",
			en = "Repaid {repaid}: weigh the amount, the initiative and how far it mends the loss.",
		},
		stated = {
			attention = 1,
			zh = "案卷载明已退赃、退赔或者赔偿，付款未逐笔记录；请补记数额，酌情从宽。",
			en = "The file states restitution or compensation, and the payments are not on record: enter the amounts, and weigh them.",
		},
	},
	check = function(d)
		if not has_paid(d) and is_stated(d) then return finding.stated {extent = "stated"} end
		if d.repaid <= 0 then return nil end
		local owed, able = maybe(d).loss_share, maybe(d).ability_amount
		if owed and owed > 0 and d.repaid >= owed then return finding.full {extent = "full"} end
		if able and able > 0 and d.repaid >= able then return finding.as_able {extent = "as_able"} end
		return finding.partly {extent = "partly"}
	end,
}
