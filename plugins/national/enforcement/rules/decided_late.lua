-- A listing that stands was decided: its first day counts where the day of the decision is not on record.
return rule {
	title = {zh = "纳入申请审查逾期", en = "An application decided late"},
	law = {"fashi-2017-7-5"},
	subject = "listing", kind = "procedure", level = "warning",
	messages = {
		late = {
			zh = "{applied_on}申请纳入失信名单，{decided}决定，历时{days:days}，超过{param.decision_days}。",
			en = "The listing was applied for on {applied_on} and decided on {decided}, {days:days} later; the term is {param.decision_days}.",
		},
		open = {
			zh = "{applied_on}申请纳入失信名单，已过{days:days}，超过{param.decision_days}，案卷未见决定。",
			en = "The listing was applied for on {applied_on}, {days:days} ago; the term is {param.decision_days}, and no decision is on record.",
		},
	},
	check = function(listing)
		local stated = maybe(listing)
		local decided = stated.decided_on or stated.from
		local days = (decided or as_of) - listing.applied_on
		if days <= param.decision_days then return nil end
		if decided then return finding.late {decided = decided, days = days} end
		return finding.open {days = days}
	end,
}
