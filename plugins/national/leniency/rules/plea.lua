local stated = require "lib.stated"

return rule {
	title = {zh = "认罪认罚", en = "Plea leniency"},
	law = {"cpl-15", "fashi-2021-1-347", "fafa-2021-21", "fafa-2025-12-10"},
	subject = "defendant", kind = "leniency", attention = 1,
	when = {pursued = true},
	messages = {
		plea = {
			zh = "认罪认罚，可以从宽；与自首、坦白、退赃退赔、谅解不作重复评价。",
			en = "Plea leniency: may be treated more leniently. It is not counted twice with surrender, confession, restitution or forgiveness.",
		},
		in_court = {
			zh = "当庭自愿认罪，可以从轻处罚；已认定自首、坦白或者认罪认罚的，不重复评价。",
			en = "Pleaded in court: punishment may be lighter, unless surrender, confession or plea leniency is counted already.",
		},
	},
	check = function(d)
		if stated.find(d, "plea_leniency") then return finding.plea {ground = "plea_leniency"} end
		if stated.find(d, "court_plea") then return finding.in_court {ground = "court_plea"} end
	end,
}
