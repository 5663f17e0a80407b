return rule {
	title = {zh = "失信名单与执行的被执行人不一", en = "A listing and its enforcement against two persons"},
	law = {"fashi-2017-7", "baseline-records"},
	subject = "listing", kind = "data", level = "error",
	when = {debtor = known, enforcement = known},
	message = {
		zh = "纳入失信名单的是{debtor}，所依执行的被执行人是{other}，请核对。",
		en = "The listing is of {debtor}, and the enforcement that it rests on is against {other}: check them.",
	},
	check = function(listing)
		local other = maybe(listing.enforcement).debtor
		if other and other ~= listing.debtor then return finding {other = other} end
	end,
}
