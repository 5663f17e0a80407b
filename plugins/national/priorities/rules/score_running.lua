-- The meeting names gangs. One person who lent an account is no gang: the rule speaks where the person
-- ran it in an organised way, or where enough persons of the case moved money.
local screening = require "lib.screening"

local function moves_money(roles)
	return roles.score_running or roles.laundering_shop or roles.cash_courier
end

-- Known roles first, so that a person whose role is not known does not hide a gang that is; only where
-- they do not suffice does the unknown one decide, and then the question stays open.
local function is_gang(case)
	local count = 0
	for _, other in ipairs(case.defendants) do
		local roles = maybe(other).roles
		if other.pursued and roles and moves_money(roles) then count = count + 1 end
	end
	if count >= param.gang_persons then return true, count end
	count = 0
	for _, other in ipairs(case.defendants) do
		if other.pursued and moves_money(other.roles) then count = count + 1 end
	end
	return false, count
end

return rule {
	title = {zh = "跑分团伙、水房", en = "Score-running gangs and laundering shops"},
	law = {"cl-26", "cl-312", "fafa-2021-22-11", "fafa-2025-12-9", "cl-28", "fafa-2010-9"},
	subject = "defendant", kind = "priority",
	when = {pursued = true, roles = {"score_running", "laundering_shop"}},
	messages = {
		screened = {
			attention = 3,
			zh = "据案卷，有组织地跑分、转移赃款（{roles}）；本案转移资金者{persons}人。已核查，未见被胁迫迹象。",
			en = "By the file, moved the money in an organised way ({roles}); persons of the case who moved it: {persons}. Signs of coercion were looked for; none were found.",
		},
		unscreened = {
			attention = 2,
			zh = "据案卷，有组织地跑分、转移赃款（{roles}）；本案转移资金者{persons}人。尚未核查是否被胁迫，请先核查再定先后。",
			en = "By the file, moved the money in an organised way ({roles}); persons of the case who moved it: {persons}. Nobody has looked for signs of coercion yet: look before you order the work.",
		},
		coerced = {
			attention = 1,
			zh = "据案卷，有组织地跑分、转移赃款（{roles}）；本案转移资金者{persons}人。但有被胁迫情形或者迹象，转单独审查，不列为优先。",
			en = "By the file, moved the money in an organised way ({roles}); persons of the case who moved it: {persons}. But there is coercion or a sign of it: to a separate review, and no high attention.",
		},
	},
	check = function(d)
		local gang, persons = is_gang(d.case)
		if gang or d.organized then
			return finding[screening.message(d)] {persons = persons}
		end
	end,
}
