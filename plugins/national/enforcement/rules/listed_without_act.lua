-- Ground by ground: the act that the ground names, and the order that could be breached. What breaks a settlement is in no field.
local lists = require "assize.lists"

-- The acts that the ground is about, and the measure that must have come first; nil: no check of its own.
local function needed(ground)
	if ground == "obstructs" then return param.acts_obstructs end
	if ground == "evades" then return param.acts_evades end
	if ground == "breaches_report" then return param.acts_report, "asset_report" end
	if ground == "breaches_limit" then return param.acts_limit, "consumption_limit" end
	return nil
end

return rule {
	title = {zh = "纳入情形缺少事实", en = "A ground of listing without its facts"},
	law = {"fashi-2017-7-1"},
	subject = "listing", kind = "procedure", level = "warning",
	messages = {
		act = {
			zh = "以“{ground}”纳入失信名单，案卷未记载相应行为，请核对。",
			en = "Listed as {ground}, and no such act is on record: check.",
		},
		order = {
			zh = "以“{ground}”纳入失信名单，案卷未见此前责令报告财产或者限制消费，请核对。",
			en = "Listed as {ground}, and neither an order to report nor a consumption limit came before it on record: check.",
		},
	},
	check = function(listing)
		local acts, order = needed(listing.ground)
		if not acts then return nil end
		local found = {}
		if not lists.any(listing.debtor.hiding_signs, function(sign) return acts[sign] end) then
			found[1] = finding.act {key = "act", lacks = "act"}
		end
		if order and not lists.find(listing.enforcement.measures, function(measure) return measure.kind == order end) then
			found[#found + 1] = finding.order {key = "order", lacks = "order"}
		end
		return found
	end,
}
