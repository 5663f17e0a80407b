-- A minor is never listed. Age counts at the listing, from the day after the birthday.
return rule {
	title = {zh = "未成年人被纳入失信名单", en = "A minor was listed"},
	law = {"fashi-2017-7-4", "fashi-2006-1-2"},
	subject = "listing", kind = "procedure", level = "error",
	message = {
		zh = "{from}纳入失信名单时被执行人未成年。未成年人不得纳入，请撤销。",
		en = "The debtor was a minor when listed on {from}. A minor must not be listed: withdraw the listing.",
	},
	check = function(listing)
		local adult, birth = param.adult_age, listing.debtor.birth_on
		if listing.from.year - birth.year > adult then return nil end -- the years alone decide
		if age(birth, listing.from) < adult then return finding {} end
	end,
}
