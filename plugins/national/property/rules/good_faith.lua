-- Nothing is taken from a third party who acquired it in good faith.
return rule {
	title = {zh = "善意取得的财物被控制、追回或者没收", en = "Property taken in good faith, and held, recovered or confiscated"},
	law = {"fashi-2011-7-10", "fashi-2014-13-11", "fashi-2021-1-279"},
	subject = "property", kind = "procedure", level = "warning",
	when = {status = {"held", "recovered", "confiscated"}, third_party = "good_faith"},
	message = {
		zh = "案卷记载第三人善意取得{kind}，该财物现为“{status}”。善意取得的不予追缴、没收，请核对应否解除或者退回。",
		en = "By the record a third party took the property ({kind}) in good faith, and it is {status}. What was taken so is neither recovered nor confiscated: see whether to release or hand it back.",
	},
}
