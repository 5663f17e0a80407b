return rule {
	title = {zh = "纳入前未作警告", en = "Listed before the warning"},
	law = {"fashi-2017-7-5"},
	subject = "listing", kind = "procedure", level = "warning",
	when = {ground = param.grounds},
	message = {
		zh = "{from}纳入失信名单，而{warned_on}才警告有被纳入的风险。应当先警告，请核对执行通知书。",
		en = "Listed on {from}, and warned of it only on {warned_on}. The warning comes first: check the execution notice.",
	},
	check = function(listing)
		if listing.from < listing.warned_on then return finding {} end
	end,
}
