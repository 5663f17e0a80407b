-- Any one ground of art. 12 is enough; each that is met is named, and none of who was coerced. Where the helped
-- crime cannot be proved, the amounts count at five times the figure, and the number of subjects not at all.
local charges = require "assize.charges"
local grounds = require "lib.grounds"

-- The amounts that reach so many times their figure.
local function amounts(charge, day, factor)
	local met, soft = {}, maybe(charge)
	grounds.add(met, "settlement", soft.settlement, param.at("aiding_settlement", day) * factor)
	grounds.add(met, "gain", grounds.gain(charge), param.at("aiding_gain", day) * factor)
	grounds.add(met, "funds_provided", soft.funds_provided, param.at("aiding_funds", day) * factor)
	return met
end

-- Ends the rule where nobody knows whether the helped crime is proved.
local function need_upstream(charge)
	return charge.upstream_proved
end

-- What is met, and whether at five times the figures. Whether the helped crime is proved is asked only where
-- it decides: where something else is met, figures that may not count are left out.
local function figures(charge, day, is_met_else)
	local proved = maybe(charge).upstream_proved
	if not proved then
		local met = amounts(charge, day, param.at("aiding_unproved_factor", day))
		if #met > 0 or proved == false then return met, true end
	end
	local met = amounts(charge, day, 1)
	grounds.add(met, "helped", maybe(charge).helped, param.at("aiding_helped", day))
	if #met == 0 or proved then return met, false end
	if not is_met_else then need_upstream(charge) end
	return {}, false
end

-- Ends the rule at the first figure that nobody knows, in the order in which they are most often known.
local function need(charge)
	return charge.settlement, charge.helped, grounds.gain(charge) or charge.gain, charge.funds_provided
end

return rule {
	title = {zh = "帮助信息网络犯罪活动：情节严重的标准", en = "Aiding information-network crime: when it is serious"},
	law = {"cl-287-2", "cl-99", "fashi-2019-15-12", "fashi-2001-5", "cl-28", "fafa-2010-9"},
	subject = "charge", kind = "priority", attention = 1,
	when = {charge = "aiding"},
	messages = {
		settlement = {
			zh = "据案卷，支付结算金额{value}，达到{limit}，超出{over}（依{day}的规定）。",
			en = "By the file, {value} settled through: from {limit}, {over} above it (by the law of {day}).",
		},
		gain = {
			zh = "据案卷，违法所得{value}，达到{limit}，超出{over}（依{day}的规定）。",
			en = "By the file, an illegal gain of {value}: from {limit}, {over} above it (by the law of {day}).",
		},
		funds_provided = {
			zh = "据案卷，以投放广告等方式提供资金{value}，达到{limit}，超出{over}（依{day}的规定）。",
			en = "By the file, funds of {value} provided through advertising or the like: from {limit}, {over} above it (by the law of {day}).",
		},
		helped = {
			zh = "据案卷，为{value}个对象提供帮助，达到{limit}个，超出{over}个（依{day}的规定）。",
			en = "By the file, help to {value} subjects: from {limit}, {over} above it (by the law of {day}).",
		},
		settlement_fivefold = {
			zh = "据案卷，支付结算金额{value}，达到五倍标准{limit}，超出{over}：被帮助对象是否达到犯罪程度无法查证时亦可认定（依{day}的规定）。",
			en = "By the file, {value} settled through, which reaches five times the figure ({limit}), {over} above it: enough also where the helped crime cannot be proved (by the law of {day}).",
		},
		gain_fivefold = {
			zh = "据案卷，违法所得{value}，达到五倍标准{limit}，超出{over}：被帮助对象是否达到犯罪程度无法查证时亦可认定（依{day}的规定）。",
			en = "By the file, an illegal gain of {value}, which reaches five times the figure ({limit}), {over} above it: enough also where the helped crime cannot be proved (by the law of {day}).",
		},
		funds_provided_fivefold = {
			zh = "据案卷，以投放广告等方式提供资金{value}，达到五倍标准{limit}，超出{over}：被帮助对象是否达到犯罪程度无法查证时亦可认定（依{day}的规定）。",
			en = "By the file, funds of {value} provided through advertising or the like, which reaches five times the figure ({limit}), {over} above it: enough also where the helped crime cannot be proved (by the law of {day}).",
		},
		again = {
			zh = "{on}因非法利用信息网络、帮助信息网络犯罪活动或者危害计算机信息系统安全受过行政处罚，{within:months}内又实施（依{day}的规定）。",
			en = "After an administrative penalty of {on} for misusing or aiding information networks or for computer offences, acted again within {within:months} (by the law of {day}).",
		},
		grave = {
			zh = "案卷认定被帮助对象实施的犯罪造成严重后果，有证据在卷（依{day}的规定）。",
			en = "The file finds, with evidence, that the helped crime had a grave result (by the law of {day}).",
		},
		coerced = {
			zh = "据案卷，达到“情节严重”的标准（依{day}的规定）。但有被胁迫情形或者迹象，转单独审查，不列为优先。",
			en = "By the file, it reaches what is serious (by the law of {day}). But there is coercion or a sign of it: to a separate review, and no high attention.",
		},
	},
	check = function(charge)
		if not charges.is_pursued(charge) then return nil end
		local day = grounds.day(charge)
		local within = param.at("aiding_again_months", day)
		local on = grounds.again(charge, param.at("aiding_penalties", day), within)
		local grave = grounds.is_proved(charge.defendant, "grave_result")
		local met, fivefold = figures(charge, day, on or grave)
		if #met == 0 and not on and not grave then
			need(charge)
			return nil
		end
		if charges.is_coerced(charge.defendant) then return finding.coerced {day = day} end
		local found = {}
		for _, ground in ipairs(met) do
			found[#found + 1] = finding[ground.name .. (fivefold and "_fivefold" or "")] {
				value = ground.value, limit = ground.limit, over = ground.value - ground.limit, day = day,
			}
		end
		if on then found[#found + 1] = finding.again {on = on, within = within, day = day} end
		if grave then found[#found + 1] = finding.grave {day = day} end
		return found
	end,
}
