-- Several families of crime over the cases of one group. What one case shows alone is for
-- priorities/compound_crime.
local crimes = require "lib.crimes"
local lists = require "assize.lists"
local rows = require "lib.rows"

local function count_families(list)
	return lists.count(crimes.families, function(family) return #rows.with(list, family) > 0 end)
end

local function is_compound(list)
	return count_families(list) >= param.compound_families and #rows.with(list, "charges") > 1
end

return rule {
	title = {zh = "同一集团的复合型犯罪", en = "Several families of crime in one group"},
	law = {"opinion-2024-cross-border", "cl-26", "cpl-12", "fafa-2010-9"},
	subject = "group", group_by = "case.group_key", kind = "priority", attention = 2,
	message = {
		zh = "集团{group.key}的{cases}件案件涉及{families}类犯罪。指控各类犯罪的案件数：诈骗{fraud}、帮助和掩饰{help}、侵犯公民个人信息{information}、妨害国（边）境管理{crossing}、侵犯人身{violence}、赌博{gambling}、毒品{drugs}；指控共{charges}项，其中已判决有罪{convicted}项。另有{unknown}件的指控未记明，未计入。",
		en = "The group {group.key}: {families} families of crime in {cases} cases; cases that charge each: fraud {fraud}, help and concealing {help}, personal information {information}, border crossing {crossing}, violence {violence}, gambling {gambling}, drugs {drugs}. Charges: {charges}, convicted of them {convicted}. Cases of which the charges are not known, and which do not count: {unknown}.",
	},
	collect = function(case)
		local counts = {
			fraud = 0, help = 0, information = 0, crossing = 0, violence = 0, gambling = 0, drugs = 0,
			charges = 0, convicted = 0,
		}
		crimes.each(case, function(charge, is_convicted)
			local family = crimes.family(charge)
			if not family then return end
			counts[family], counts.charges = counts[family] + 1, counts.charges + 1
			if is_convicted then counts.convicted = counts.convicted + 1 end
		end)
		return counts
	end,
	check = function(group)
		local list = rows.enough(group, is_compound)
		if not is_compound(list) then return nil end
		local values = {
			families = count_families(list), cases = #rows.with(list, "charges"), unknown = group.unknown,
			charges = rows.sum(list, "charges"), convicted = rows.sum(list, "convicted"),
		}
		for _, family in ipairs(crimes.families) do values[family] = #rows.with(list, family) end
		return finding(values)
	end,
}
