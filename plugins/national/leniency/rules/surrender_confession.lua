local stated = require "lib.stated"

return rule {
	title = {zh = "自首、坦白", en = "Surrender and confession"},
	law = {"cl-67", "fafa-2021-21"},
	subject = "defendant", kind = "leniency",
	when = {pursued = true},
	messages = {
		surrender = {
			attention = 2,
			zh = "有自首情节，可以从轻或者减轻处罚；犯罪较轻的可以免除处罚。",
			en = "Surrendered: punishment may be lighter or reduced, and waived for a lighter crime.",
		},
		averted = {
			attention = 2,
			zh = "如实供述，避免了特别严重后果发生，可以减轻处罚。",
			en = "Confessed and averted an especially serious result: punishment may be reduced.",
		},
		confession = {
			attention = 1,
			zh = "如实供述罪行（坦白），可以从轻处罚。",
			en = "Confessed: punishment may be lighter.",
		},
	},
	check = function(d)
		if stated.find(d, "surrender") then return finding.surrender {ground = "surrender"} end
		if stated.find(d, "averted_result") then return finding.averted {ground = "averted_result"} end
		if stated.find(d, "confession") then return finding.confession {ground = "confession"} end
	end,
}
