local stated = require "lib.stated"

return rule {
	title = {zh = "悔罪表现、羁押表现", en = "Repentance, and conduct in custody"},
	law = {"fafa-2021-21", "fashi-2011-7-3"},
	subject = "defendant", kind = "leniency", attention = 1,
	when = {pursued = true},
	messages = {
		repentance = {
			zh = "案卷载明有悔罪表现，酌情从宽。",
			en = "The file states repentance: weigh it.",
		},
		custody = {
			zh = "羁押期间表现好，酌情从宽；已适用认罪认罚的，不作重复评价。",
			en = "Good conduct in custody: weigh it, and not twice where plea leniency is counted.",
		},
	},
	check = function(d)
		if stated.find(d, "repentance") then return finding.repentance {ground = "repentance"} end
		if stated.find(d, "custody_good") then return finding.custody {ground = "custody_good"} end
	end,
}
