-- Where an amount of fraud stands on the scales of the law at the act and at the judgment.
local charges = require "assize.charges"

-- The scale of a day: for each step, from the lowest, the least and the most at which it may begin. They
-- differ where a province picks its own figure within a range and has not been asked.
local function provincial(day)
	return {
		{least = param.at("large", day), most = param.at("large_most", day)},
		{least = param.at("huge", day), most = param.at("huge_most", day)},
		{least = param.at("especially_huge", day), most = param.at("especially_huge", day)},
	}
end

local function national(day)
	local scale = {}
	for i, figure in ipairs {
		param.at("national_large", day), param.at("national_huge", day), param.at("national_especially_huge", day),
	} do
		scale[i] = {least = figure, most = figure}
	end
	return scale
end

local function steps_reached(amount, scale, bound)
	local reached = 0
	for i, step in ipairs(scale) do
		if amount >= step[bound] then reached = i end
	end
	return reached
end

-- The steps that are surely and perhaps reached, and whether the amount is surely near the next one.
local function stand(amount, scale, near_share)
	local sure, perhaps = steps_reached(amount, scale, "most"), steps_reached(amount, scale, "least")
	local next_step = sure == perhaps and sure > 0 and scale[sure + 1]
	local near = next_step and ratio(amount, next_step.most) >= near_share
	return {sure = sure, perhaps = perhaps, near = near or false, scale = scale}
end

local function same(a, b)
	return a.sure == b.sure and a.perhaps == b.perhaps and a.near == b.near
end

-- Telecom fraud has one national scale since there is one. Whether the case is telecom fraud is asked
-- only where the answer matters.
local function on(charge, amount, day)
	local plain = stand(amount, provincial(day), param.at("near_share", day))
	if not param.at("national_scale", day) then return plain end
	local telecom = stand(amount, national(day), param.at("national_near_share", day))
	if maybe(charge.case).telecom == nil and same(plain, telecom) then return plain end
	if charge.case.telecom then return telecom end
	return plain
end

-- Where the amount stands by the law at the act and by that at the judgment, the two days, and which of
-- the two laws is lighter: that of the act unless the newer one is.
local function of(charge, amount)
	local act_day, judged_day = charges.law_days(charge)
	local act, judged = on(charge, amount, act_day), on(charge, amount, judged_day)
	if not same(act, judged) then charges.need_law_days(charge) end
	local lighter = act
	if judged.perhaps < act.perhaps then lighter = judged end
	return {act = act, judged = judged, act_day = act_day, judged_day = judged_day, lighter = lighter}
end

-- The next step, where by both laws the amount is surely near it: its number and figure; else nil.
local function near(placed)
	local act, judged = placed.act, placed.judged
	if not (act.near and judged.near and act.sure == judged.sure) then return nil end
	return act.sure + 1, act.scale[act.sure + 1].most
end

return {of = of, same = same, near = near}
