-- Ability on record, and no measure beyond asking. A debtor who is unable, or gave what there is, is left alone.
local lists = require "assize.lists"
local measures = require "lib.measures"

local function has_more(item, debtor)
	if debtor.ability == "partly" then return item.performed < debtor.ability_amount end
	return debtor.ability == "able"
end

-- What is held already is another matter, see held_idle.
local function is_held(case, debtor)
	return lists.find(case.property, function(thing) return thing.status == "held" and thing.owner == debtor end)
end

return rule {
	title = {zh = "有履行能力而未见执行措施", en = "Able, and no measure was taken"},
	law = {"fashi-2014-13"},
	subject = "enforcement", kind = "procedure", level = "warning",
	when = {state = "executing"},
	messages = {
		able = {
			zh = "案卷记载被执行人有履行能力，立案已{days:days}，超过提示期限{param.disposal_days}，尚有{outstanding}未履行，除查询、责令报告外未见执行措施。",
			en = "By the record the debtor can pay; filed {days:days} ago, beyond the {param.disposal_days} from which it is pointed out, {outstanding} is outstanding, and beyond queries and orders to report no measure is on record.",
		},
		partly = {
			zh = "案卷记载被执行人有部分履行能力（{able}），立案已{days:days}，超过提示期限{param.disposal_days}，已履行{performed}，除查询、责令报告外未见执行措施。",
			en = "By the record the debtor can pay a part ({able}); filed {days:days} ago, beyond the {param.disposal_days} from which it is pointed out, {performed} was paid, and beyond queries and orders to report no measure is on record.",
		},
	},
	check = function(item)
		local debtor = item.debtor
		if not debtor.pursued or not has_more(item, debtor) then return nil end
		if not measures.is_idle(item, param.disposal_days) then return nil end
		if measures.taken(item.case, debtor, param.active_measures) or is_held(item.case, debtor) then return nil end
		local days = as_of - item.filed_on
		if debtor.ability == "partly" then return finding.partly {days = days, able = debtor.ability_amount} end
		return finding.able {days = days}
	end,
}
