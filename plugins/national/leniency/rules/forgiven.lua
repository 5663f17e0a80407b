local stated = require "lib.stated"

return rule {
	title = {zh = "谅解、和解", en = "Forgiveness and reconciliation"},
	law = {"fafa-2021-21", "cpl-288", "fashi-2011-7-3"},
	subject = "defendant", kind = "leniency", attention = 1,
	when = {pursued = true},
	messages = {
		reconciled = {
			zh = "当事人已和解，可以从宽处罚。",
			en = "The parties were reconciled: may be treated more leniently.",
		},
		forgiven = {
			zh = "已取得被害人谅解，可以从宽处罚。",
			en = "The victim forgave: may be treated more leniently.",
		},
	},
	check = function(d)
		if stated.find(d, "reconciliation") then return finding.reconciled {ground = "reconciliation"} end
		if stated.find(d, "forgiveness") then return finding.forgiven {ground = "forgiveness"} end
	end,
}
