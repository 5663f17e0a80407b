-- What is lawfully a victim's is returned, not confiscated.
return rule {
	title = {zh = "没收了被害人的财物", en = "Confiscated, though it is a victim's"},
	law = {"cl-64", "fashi-2021-1-279"},
	subject = "property", kind = "procedure", level = "warning",
	when = {status = "confiscated"},
	message = {
		zh = "{kind}已没收，但案卷记载其权属明确，属于被害人{owners}人。被害人的合法财产应当返还，请核对权属。",
		en = "The property ({kind}) was confiscated, though by the record it clearly belongs to victims ({owners} of them). What is lawfully theirs is returned: check whose it is.",
	},
	check = function(item)
		if #item.case.victims == 0 then return nil end -- nobody whose it could be
		local owners = #item.victims
		if owners > 0 then return finding {owners = owners} end
	end,
}
