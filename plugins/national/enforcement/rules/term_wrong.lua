-- Two years, one to three more for violence, grave or several acts; no fixed term for who is able and refuses.
return rule {
	title = {zh = "纳入期限不合规定", en = "A term of listing that the rules do not give"},
	law = {"fashi-2017-7-2"},
	subject = "listing", kind = "procedure", level = "warning",
	messages = {
		open = {
			zh = "以“{ground}”纳入的没有固定期限，案卷却记载期限至{last}，请核对。",
			en = "A listing as {ground} has no fixed term, and the record says until {last}: check.",
		},
		extension = {
			zh = "纳入期限延长{months:months}，应为{param.extension_least}至{param.extension_most}，请核对。",
			en = "The listing was extended by {months:months}; the rules give {param.extension_least} to {param.extension_most}: check.",
		},
		long = {
			zh = "自{from}起的纳入期限至迟应于{longest}届满，案卷记载至{last}，请核对。",
			en = "Listed from {from}, the term ends on {longest} at the latest, and the record says until {last}: check.",
		},
	},
	check = function(listing)
		local stated = maybe(listing)
		if param.open_grounds[listing.ground] then
			return stated["until"] and finding.open {wrong = "open", last = stated["until"]}
		end
		local months = stated.extended_months
		if months and (months < param.extension_least or months > param.extension_most) then
			return finding.extension {wrong = "extension", months = months}
		end
		local longest = listing.from:add_months(param.listing_months + (months or 0))
		local last = listing["until"]
		if last > longest then return finding.long {wrong = "long", longest = longest, last = last} end
	end,
}
