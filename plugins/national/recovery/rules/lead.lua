-- Property that is known and held, and the judgment long in effect: a lead that nobody uses.
local lists = require "assize.lists"

-- Whether an act on record used it. One that surely did answers first; one of which the kind, the day or
-- the thing is not known may have.
local function is_used(item, effective_on)
	local acts = lists.where(item.case.recovery, function(act)
		local kind, day = maybe(act).kind, maybe(act).acted_on
		return (not kind or param.realising_acts[kind]) and (not day or day >= effective_on)
	end)
	return lists.find(acts, function(act) return act.property == item and act.kind and act.acted_on end) ~= nil
end

return rule {
	title = {zh = "在控财物久未处置", en = "Held property that nobody realised"},
	law = {"cl-64", "fashi-2014-13-3", "yifa-2022-34"},
	subject = "property", kind = "restitution", level = "warning",
	when = {status = "held"},
	message = {
		zh = "{kind}仍在控，判决于{case.effective_on}生效，已过{waited:days}，超过{param.realise_months}，未见变价、划拨或者返还。",
		en = "The property ({kind}) is still held; the judgment took effect on {case.effective_on}, {waited:days} ago, beyond {param.realise_months}, and neither a sale, a transfer nor a return is on record.",
	},
	check = function(item)
		local effective_on = item.case.effective_on
		if as_of <= effective_on:add_months(param.realise_months) then return nil end
		if maybe(item).third_party == "good_faith" or is_used(item, effective_on) then return nil end
		return finding {waited = as_of - effective_on}
	end,
}
