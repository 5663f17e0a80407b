-- Each ground that is met; of who was coerced, as whoever was trafficked, none is named. Exits and entries
-- count separately, and the person counts among those who crossed together, as the file has it.
local charges = require "assize.charges"
local grounds = require "lib.grounds"

-- Ends the rule at the first figure that nobody knows.
local function need(charge)
	return charge.times, charge.persons_crossed
end

return rule {
	title = {zh = "偷越国（边）境：情节严重的标准", en = "Illegal crossing: when it is serious"},
	law = {"cl-322", "cl-99", "fashi-2012-17", "fafa-2022-18", "fashi-2001-5", "cl-28", "fafa-2010-9"},
	subject = "charge", kind = "priority", attention = 1,
	when = {charge = "border_crossing"},
	messages = {
		times = {
			zh = "据案卷，偷越{value:count}次（出境、入境分别计次），达到{limit:count}次，超出{over:count}次（依{day}的规定）。",
			en = "By the file, crossed {value:count} times (exits and entries count separately): from {limit:count}, {over:count} above it (by the law of {day}).",
		},
		together = {
			zh = "据案卷，{value:count}人结伙偷越，达到{limit:count}人，超出{over:count}人（依{day}的规定）。",
			en = "By the file, {value:count} persons crossed together: from {limit:count}, {over:count} above it (by the law of {day}).",
		},
		again = {
			zh = "{on}因偷越国（边）境受过行政处罚，{within:months}内又偷越（依{day}的规定）。",
			en = "After an administrative penalty of {on} for illegal crossing, crossed again within {within:months} (by the law of {day}).",
		},
		coerced = {
			zh = "据案卷，达到“情节严重”的标准（依{day}的规定）。但有被胁迫情形或者迹象，转单独审查，不列为优先。",
			en = "By the file, it reaches what is serious (by the law of {day}). But there is coercion or a sign of it: to a separate review, and no high attention.",
		},
	},
	check = function(charge)
		if not charges.is_pursued(charge) then return nil end
		local day, met = grounds.day(charge), {}
		grounds.add(met, "times", maybe(charge).times, param.at("crossing_times", day))
		grounds.add(met, "together", maybe(charge).persons_crossed, param.at("crossing_together", day))
		local within = param.at("crossing_again_months", day)
		local on = grounds.again(charge, param.at("crossing_penalties", day), within)
		if #met == 0 and not on then
			need(charge)
			return nil
		end
		if charges.is_coerced(charge.defendant) then return finding.coerced {day = day} end
		local found = {}
		for _, ground in ipairs(met) do
			found[#found + 1] = finding[ground.name] {
				value = ground.value, limit = ground.limit, over = ground.value - ground.limit, day = day,
			}
		end
		if on then found[#found + 1] = finding.again {on = on, within = within, day = day} end
		return found
	end,
}
