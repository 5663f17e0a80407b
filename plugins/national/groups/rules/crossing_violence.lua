-- Who organises crossings and kills, injures, rapes or traffics those who are taken across is punished for
-- several crimes. Whether it was done to them, and by whom, only the evidence of both cases says.
local crimes = require "lib.crimes"
local rows = require "lib.rows"

local violent = {homicide = true, injury = true, rape = true, trafficking = true}

local function is_both(list)
	return rows.across(list, "crossing", "violent")
end

return rule {
	title = {zh = "组织偷越国（边）境与侵犯人身", en = "Organised crossings and violence in one group"},
	law = {"cl-318", "cl-26", "opinion-2024-cross-border", "cpl-12"},
	subject = "group", group_by = "case.group_key", kind = "priority", attention = 2,
	when = {group_key = known},
	message = {
		zh = "集团{group.key}指控组织他人偷越国（边）境罪的案件{crossings}件；{where}（共{cases}件）指控故意杀人、故意伤害、强奸或者拐卖妇女儿童{violent}项，其中已判决有罪{convicted}项。对被组织人有上述行为的，应当数罪并罚：请核查是否对被组织人所为、由何人所为。另有{unknown}件的指控未记明，未计入。",
		en = "The group {group.key}: cases that charge the organising of illegal crossings: {crossings}; cases that charge homicide, injury, rape or trafficking: {cases} ({where}), with {violent} charges, convicted of them {convicted}. Where those who were taken across suffered it, the crimes are punished together: see whether it was them, and who did it. Cases of which the charges are not known, and which do not count: {unknown}.",
	},
	collect = function(case)
		local counts = {crossing = 0, violent = 0, convicted = 0}
		crimes.each(case, function(charge, is_convicted)
			if charge == "organizing_crossing" then counts.crossing = counts.crossing + 1 end
			if violent[charge] then
				counts.violent = counts.violent + 1
				if is_convicted then counts.convicted = counts.convicted + 1 end
			end
		end)
		return counts
	end,
	check = function(group)
		local list = rows.enough(group, is_both)
		if not is_both(list) then return nil end
		local found = rows.with(list, "violent")
		return finding {
			crossings = #rows.with(list, "crossing"), where = rows.names(found), cases = #found,
			violent = rows.sum(list, "violent"), convicted = rows.sum(list, "convicted"), unknown = group.unknown,
		}
	end,
}
