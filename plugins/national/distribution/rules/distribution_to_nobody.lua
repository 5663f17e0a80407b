return rule {
	title = {zh = "案款分配没有收款被害人", en = "A distribution that no victim received"},
	law = {"cl-64", "fashi-2021-1-438"},
	subject = "payment", kind = "restitution", level = "warning",
	when = {kind = "distribution", purpose = "victim", to_victim = false},
	message = {
		zh = "案款分配{amount}，用途为退赔被害人，但没有收款被害人。请查明款项去向。",
		en = "A distribution of {amount} for victims that no victim received. Find out where the money went.",
	},
}
