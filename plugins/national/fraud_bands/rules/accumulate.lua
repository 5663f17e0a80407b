-- Sums of several acts of telecom fraud: acts that were dealt with do not count again, and small ones
-- add up over two years only. Speaks where the file shows an earlier decision, or calls the acts repeated.
local charges = require "assize.charges"
local lists = require "assize.lists"

local function is_repeated(d)
	return lists.any(maybe(d).circumstances or {}, function(circumstance) return circumstance.kind == "repeated" end)
end

-- The administrative penalties for telecom fraud, where somebody wrote down which there were.
local function penalties_of(d)
	if not maybe(d).penalties then return {} end
	return lists.where(d.penalties, function(penalty) return penalty.reason == "telecom_fraud" end)
end

return rule {
	title = {zh = "多次诈骗的累计", en = "Adding up repeated fraud"},
	law = {"fafa-2016-32-2", "fashi-2011-7-1"},
	subject = "charge", kind = "sentencing", level = "info",
	when = {charge = "fraud"},
	messages = {
		treated = {
			zh = "行为期间（{from}至{to}）内，{on}已因电信网络诈骗受行政处罚：此前已处理的行为不再计入{amount}，请核对。",
			en = "Within the time of the acts ({from} to {to}), on {on}, there was an administrative penalty for telecom fraud: acts already dealt with do not count into {amount} again. Check.",
		},
		long = {
			zh = "案卷认定多次实施，行为期间{from}至{to}，超过{within:months}：单次不构成犯罪的，只累计{within:months}内未经处理的行为，请核对{amount}的构成。",
			en = "The file calls the acts repeated, from {from} to {to}, more than {within:months}: acts that are no crime alone add up only within {within:months} and where not yet dealt with. Check what makes up {amount}.",
		},
	},
	check = function(charge)
		if not charges.is_pursued(charge) then return nil end
		local d = charge.defendant
		local penalties, repeated = penalties_of(d), is_repeated(d)
		if #penalties == 0 and not repeated then return nil end
		if not charge.case.telecom or charge.amount <= 0 then return nil end
		local from = maybe(charge).offence_from or charge.case.offence_from
		local to = maybe(charge).offence_to or charge.case.offence_to
		local found = {}
		for _, penalty in ipairs(penalties) do
			local on = penalty.imposed_on
			if on >= from and on <= to then
				found[#found + 1] = finding.treated {key = penalty, from = from, to = to, on = on}
			end
		end
		local within = param.at("accumulate_months", to)
		if repeated and to > from:add_months(within) then
			found[#found + 1] = finding.long {from = from, to = to, within = within}
		end
		return found
	end,
}
