-- From the complete papers to the filing. The seventh day is in time.
return rule {
	title = {zh = "移送后立案逾期", en = "Filed late after the transfer"},
	law = {"fashi-2014-13-3"},
	subject = "enforcement", kind = "procedure", level = "warning",
	messages = {
		late = {
			zh = "{transferred_on}移送材料齐备，{filed_on}立案，历时{days:days}，超过{param.filing_days}。",
			en = "The papers were complete on {transferred_on} and it was filed on {filed_on}, {days:days} later; the term is {param.filing_days}.",
		},
		open = {
			zh = "{transferred_on}移送材料齐备，已过{days:days}，超过{param.filing_days}，案卷未见立案日期。",
			en = "The papers were complete on {transferred_on}, {days:days} ago; the term is {param.filing_days}, and no filing is on record.",
		},
	},
	check = function(item)
		local filed = maybe(item).filed_on
		local days = (filed or as_of) - item.transferred_on
		if days <= param.filing_days then return nil end
		if filed then return finding.late {days = days} end
		return finding.open {days = days}
	end,
}
