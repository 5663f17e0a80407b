-- A fixed term that ran out ends the listing.
local removal = require "lib.removal"

return rule {
	title = {zh = "纳入期限届满未删除", en = "A listing beyond its fixed term"},
	law = {"fashi-2017-7-2", "fashi-2017-7-10"},
	subject = "listing", kind = "procedure", level = "warning",
	when = {ground = param.fixed_grounds},
	messages = {
		late = {
			zh = "纳入期限于{last}届满，至迟应于{due}删除，{removed_on}才删除，逾期{days:days}。",
			en = "The term of the listing ended on {last}; due by {due}, it was taken off on {removed_on}, {days:days} late.",
		},
		open = {
			zh = "纳入期限于{last}届满，至迟应于{due}删除，已逾期{days:days}，案卷未见删除。",
			en = "The term of the listing ended on {last}; it was due to be taken off by {due}, {days:days} ago, and no removal is on record.",
		},
	},
	check = function(listing)
		local last = listing["until"]
		local how, days, due = removal.delay(listing, last)
		if how == "late" then return finding.late {last = last, days = days, due = due} end
		if how == "open" then return finding.open {last = last, days = days, due = due} end
	end,
}
