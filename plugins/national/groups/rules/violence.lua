-- Fraud in one case of the group and violence in another: neither case shows it alone. The finding points
-- to the cases; what a person answers for is shown in that person's own case.
local crimes = require "lib.crimes"
local rows = require "lib.rows"

-- The rows say how many of each kind; `fraud` is fraud and the help it needs.
local function collect(case)
	local counts = {
		fraud = 0, violent = 0, convicted = 0, homicide = 0, injury = 0, kidnapping = 0, detention = 0, rape = 0,
		trafficking = 0, prostitution = 0, labour = 0, other = 0,
	}
	crimes.each(case, function(charge, is_convicted)
		local kind, family = crimes.violent[charge], crimes.family(charge)
		if kind then
			counts[kind], counts.violent = counts[kind] + 1, counts.violent + 1
			if is_convicted then counts.convicted = counts.convicted + 1 end
		elseif family == "fraud" or family == "help" then
			counts.fraud = counts.fraud + 1
		end
	end)
	return counts
end

local function is_derived(list)
	return rows.across(list, "fraud", "violent")
end

return rule {
	title = {zh = "同一集团的衍生、暴力犯罪", en = "Violence in a group that defrauds"},
	law = {"cl-26", "opinion-2024-cross-border", "cpl-12", "fafa-2010-9"},
	subject = "group", group_by = "case.group_key", kind = "priority", attention = 3,
	message = {
		zh = "集团{group.key}指控诈骗或者其帮助、掩饰犯罪的案件{frauds}件；{where}（共{cases}件）指控侵犯人身的犯罪{violent}项：故意杀人{homicide}、故意伤害{injury}、绑架{kidnapping}、非法拘禁{detention}、强奸{rape}、拐卖妇女儿童{trafficking}、组织或者强迫卖淫{prostitution}、强迫劳动{labour}、其他{other}，其中已判决有罪{convicted}项。另有{unknown}件的指控未记明，未计入。首要分子按集团的全部罪行处罚，其他主犯按其参与或者组织、指挥的处罚：请对照各案证据核查，并核查其中有无被胁迫者和被害人。",
		en = "The group {group.key}: cases that charge fraud or what helps and hides it: {frauds}; cases that charge crimes against persons: {cases} ({where}), with {violent} charges: homicide {homicide}, injury {injury}, kidnapping {kidnapping}, detention {detention}, rape {rape}, trafficking {trafficking}, prostitution {prostitution}, forced labour {labour}, others {other}; convicted of them {convicted}. Cases of which the charges are not known, and which do not count: {unknown}. A ringleader answers for all crimes of the group, another principal for those of the own part: compare the evidence of the cases, and see who was coerced and who is a victim.",
	},
	collect = collect,
	check = function(group)
		local list = rows.enough(group, is_derived)
		if not is_derived(list) then return nil end
		local found = rows.with(list, "violent")
		return finding {
			frauds = #rows.with(list, "fraud"), where = rows.names(found), cases = #found, unknown = group.unknown,
			violent = rows.sum(list, "violent"), convicted = rows.sum(list, "convicted"),
			homicide = rows.sum(list, "homicide"), injury = rows.sum(list, "injury"),
			kidnapping = rows.sum(list, "kidnapping"), detention = rows.sum(list, "detention"),
			rape = rows.sum(list, "rape"), trafficking = rows.sum(list, "trafficking"),
			prostitution = rows.sum(list, "prostitution"), labour = rows.sum(list, "labour"), other = rows.sum(list, "other"),
		}
	end,
}
