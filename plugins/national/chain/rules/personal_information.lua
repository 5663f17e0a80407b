-- Each ground of art. 5 that is met. What a person got as an insider counts double, where that is proved.
local charges = require "assize.charges"
local grounds = require "lib.grounds"
local lists = require "assize.lists"
local records = require "lib.records"

-- Ends the rule at the first figure that nobody knows.
local function need(charge)
	return charge.records_other, charge.records_important, charge.records_sensitive, grounds.gain(charge) or charge.gain
end

local function was_convicted(d)
	return lists.any(maybe(d).priors or {}, function(prior)
		return prior.kind == "conviction" and prior.charge == "personal_information"
	end)
end

-- The highest step that the gain reaches: its name and figure, or nil.
local function by_gain(charge, day)
	local gain, limit = grounds.gain(charge), param.at("records_gain", day)
	local most = limit * param.at("records_factor", day)
	if gain and gain >= most then return "gain_most", most end
	if gain and gain >= limit then return "gain", limit end
	return nil
end

return rule {
	title = {zh = "侵犯公民个人信息：情节严重、特别严重", en = "Personal information: serious and especially serious"},
	law = {"cl-253-1", "cl-99", "fashi-2017-10", "fashi-2001-5", "fashi-2021-1-72", "cl-28", "fafa-2010-9"},
	subject = "charge", kind = "priority", attention = 1,
	when = {charge = "personal_information"},
	messages = {
		records = {
			zh = "据案卷，各类信息按比例折算，至少达到“情节严重”标准的{share}（履职、服务中获得并有证据的，标准减半；依{day}的规定）。",
			en = "By the file, the records of all classes together make at least {share} of what is serious (for what is proved to come from duty or service the figure is halved; by the law of {day}).",
		},
		records_most = {
			attention = 2,
			zh = "据案卷，各类信息按比例折算，至少达到“情节严重”标准的{share}，即“情节特别严重”的十倍标准（依{day}的规定）。",
			en = "By the file, the records of all classes together make at least {share} of what is serious, ten times and so especially serious (by the law of {day}).",
		},
		gain = {
			zh = "据案卷，违法所得{value}，达到“情节严重”的{limit}，超出{over}（依{day}的规定）。",
			en = "By the file, an illegal gain of {value}: serious from {limit}, {over} above it (by the law of {day}).",
		},
		gain_most = {
			attention = 2,
			zh = "据案卷，违法所得{value}，达到“情节特别严重”的{limit}，超出{over}（依{day}的规定）。",
			en = "By the file, an illegal gain of {value}: especially serious from {limit}, {over} above it (by the law of {day}).",
		},
		sold = {
			zh = "案卷认定明知或者应知他人用于犯罪而出售、提供，不论条数即属“情节严重”（依{day}的规定）。",
			en = "The file finds it sold or given knowing, or where one should know, that it was for crime: serious whatever the number (by the law of {day}).",
		},
		tracks = {
			zh = "案卷认定行踪轨迹信息被他人用于犯罪，不论条数即属“情节严重”（依{day}的规定）。",
			en = "The file finds whereabouts used in a crime: serious whatever the number (by the law of {day}).",
		},
		again = {
			zh = "{on}因侵犯公民个人信息受过行政处罚，{within:months}内又实施（依{day}的规定）。",
			en = "After an administrative penalty of {on} for infringing personal information, acted again within {within:months} (by the law of {day}).",
		},
		convicted_before = {
			zh = "此前因侵犯公民个人信息受过刑事处罚，又实施（依{day}的规定）。",
			en = "Convicted of infringing personal information before, and acted again (by the law of {day}).",
		},
		coerced = {
			zh = "据案卷，达到“情节特别严重”的标准（依{day}的规定）。但有被胁迫情形或者迹象，转单独审查，不列为优先。",
			en = "By the file, it reaches what is especially serious (by the law of {day}). But there is coercion or a sign of it: to a separate review, and no high attention.",
		},
	},
	check = function(charge)
		if not charges.is_pursued(charge) then return nil end
		local day, d, soft, found = grounds.day(charge), charge.defendant, maybe(charge), {}
		local coerced = charges.is_coerced(d)
		local function note(one) found[#found + 1] = one end
		local name, made = records.judge(charge, day)
		if name == "records_most" and coerced then
			note(finding.coerced {key = name, day = day})
		elseif name then
			note(finding[name] {share = made, day = day})
		end
		local step, limit = by_gain(charge, day)
		if step == "gain_most" and coerced then
			note(finding.coerced {key = step, day = day})
		elseif step then
			local gain = grounds.gain(charge)
			note(finding[step] {value = gain, limit = limit, over = gain - limit, day = day})
		end
		if soft.sold_for_crime then note(finding.sold {day = day}) end
		if soft.tracks_used then note(finding.tracks {day = day}) end
		local within = param.at("records_again_months", day)
		local on = grounds.again(charge, param.at("records_penalties", day), within)
		if on then note(finding.again {on = on, within = within, day = day}) end
		if was_convicted(d) then note(finding.convicted_before {day = day}) end
		if #found == 0 then need(charge) end
		return found
	end,
}
