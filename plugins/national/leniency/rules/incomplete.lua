local stated = require "lib.stated"

return rule {
	title = {zh = "未遂、中止、预备", en = "Attempt, desistance, preparation"},
	law = {"fafa-2021-21", "cl-22-24"},
	subject = "defendant", kind = "leniency",
	when = {pursued = true},
	messages = {
		preparation = {
			attention = 2,
			zh = "系犯罪预备，依法从宽。",
			en = "Did no more than prepare: be lenient within the law.",
		},
		desistance = {
			attention = 2,
			zh = "系犯罪中止，依法从宽。",
			en = "Desisted from the crime: be lenient within the law.",
		},
		attempted = {
			attention = 1,
			zh = "系犯罪未遂，依法从宽；部分既遂的，未遂部分分别评价。",
			en = "The crime was attempted only: be lenient within the law. Where a part was completed, weigh the attempt apart.",
		},
	},
	check = function(d)
		for _, ground in ipairs {"preparation", "desistance", "attempted"} do
			if stated.find(d, ground) then return finding[ground] {ground = ground} end
		end
	end,
}
