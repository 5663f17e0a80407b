-- The other side: what the law gives a debtor who cannot pay.
return rule {
	title = {zh = "被执行人确无履行能力", en = "A debtor who is unable to pay"},
	law = {"fashi-2024-5", "fashi-2017-7-3", "fashi-2014-13-9"},
	subject = "enforcement", kind = "leniency", attention = 1,
	when = {state = {"filed", "executing", "suspended", "exec_round_ended"}},
	message = {
		zh = "案卷记载被执行人确无履行能力，尚有{outstanding}未履行：不得以有能力而拒不履行纳入失信名单，不影响确有悔改的认定，并应保留生活必需费用。",
		en = "By the record the debtor is unable to pay; {outstanding} is outstanding. No listing as able and refusing, no doubt of repentance for it, and what the debtor lives on is kept.",
	},
	check = function(item)
		if item.debtor.ability == "unable" and item.outstanding > 0 then return finding {} end
	end,
}
