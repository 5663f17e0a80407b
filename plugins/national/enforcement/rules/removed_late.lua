-- A listing without a fixed term ends with its cause; one that was wrong is withdrawn whatever its ground.
local removal = require "lib.removal"

return rule {
	title = {zh = "失信信息逾期未删除", en = "A listing not taken off in time"},
	law = {"fashi-2017-7-9", "fashi-2017-7-10"},
	subject = "listing", kind = "procedure", level = "warning",
	when = {ground = param.grounds},
	messages = {
		late = {
			zh = "{removal_cause_on}出现删除事由“{removal_cause}”，至迟应于{due}删除，{removed_on}才删除，逾期{days:days}。",
			en = "The cause of removal ({removal_cause}) came on {removal_cause_on}; due by {due}, the listing was taken off on {removed_on}, {days:days} late.",
		},
		open = {
			zh = "{removal_cause_on}出现删除事由“{removal_cause}”，至迟应于{due}删除，已逾期{days:days}，案卷未见删除。",
			en = "The cause of removal ({removal_cause}) came on {removal_cause_on}; the listing was due to be taken off by {due}, {days:days} ago, and no removal is on record.",
		},
	},
	check = function(listing)
		local cause = listing.removal_cause
		local binds = cause == "wrong" or param.removal_causes[cause] and param.open_grounds[listing.ground]
		if not binds then return nil end
		local how, days, due = removal.delay(listing, listing.removal_cause_on)
		if how == "late" then return finding.late {days = days, due = due} end
		if how == "open" then return finding.open {days = days, due = due} end
	end,
}
