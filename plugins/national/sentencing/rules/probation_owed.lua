-- For minors, pregnant women and the elderly probation is owed where the conditions are met. Whether they
-- are is for a person: this only says that the question is there.
local lists = require "assize.lists"
local ages = require "lib.ages"
local groups = require "lib.groups"
local stated = require "lib.stated"

local function is_pregnant(d)
	return lists.any(d.statuses, function(status) return status.kind == "pregnant" end)
end

-- Why probation would be owed: the message that says it, or nil.
local function ground(d)
	if ages.acted_as_minor(d) then return "minor" end
	if ages.is_elderly(d.birth_on, d.case.concluded_on) then return "elderly" end
	return is_pregnant(d) and "pregnant" or nil
end

local function is_barred(d)
	return stated.stands(d, "recidivist") or d.roles.ringleader and groups.is_group(d.case)
end

return rule {
	title = {zh = "应当宣告缓刑的情形", en = "Where probation is owed"},
	law = {"cl-72", "cl-74", "fashi-2006-1-2"},
	subject = "defendant", kind = "leniency", attention = 3,
	when = {
		convicted = true,
		["outcome.suspended"] = false,
		["outcome.penalty"] = {"fixed_term", "detention"},
		["outcome.months"] = at_most(param.probation_term_most),
	},
	messages = {
		minor = {
			zh = "行为时不满十八周岁，判处{outcome.penalty}{outcome.months}而未宣告缓刑。犯罪情节较轻、有悔罪表现、没有再犯罪危险、对所居住社区没有重大不良影响的，应当宣告缓刑，请核对四项条件。",
			en = "Under eighteen at the act, {outcome.penalty} of {outcome.months}, and no probation. Where the crime is lighter, there is repentance, no danger of a new crime and no grave harm to the community, probation shall be given: check the four conditions.",
		},
		elderly = {
			zh = "裁判时已满七十五周岁，判处{outcome.penalty}{outcome.months}而未宣告缓刑。符合刑法第七十二条四项条件的，应当宣告缓刑，请核对。",
			en = "75 or more at the judgment, {outcome.penalty} of {outcome.months}, and no probation. Where the four conditions of art. 72 are met, probation shall be given: check them.",
		},
		pregnant = {
			zh = "案卷载系怀孕的妇女，判处{outcome.penalty}{outcome.months}而未宣告缓刑。符合刑法第七十二条四项条件的，应当宣告缓刑，请核对裁判时的情况。",
			en = "The record has a pregnancy, {outcome.penalty} of {outcome.months}, and no probation. Where the four conditions of art. 72 are met, probation shall be given: check how it was at the judgment.",
		},
	},
	check = function(d)
		local message = ground(d)
		if message and not is_barred(d) then return finding[message] {} end
	end,
}
