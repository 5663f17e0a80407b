local stated = require "lib.stated"

local helps = {"helped_catch", "helped_tracing", "helped_recovery"}

return rule {
	title = {zh = "立功与协助办案", en = "Merit, and help to the case"},
	law = {"cl-68", "fafa-2016-32-4", "fafa-2025-12-10"},
	subject = "defendant", kind = "leniency",
	when = {pursued = true},
	messages = {
		major = {
			attention = 3,
			zh = "有重大立功表现，可以减轻或者免除处罚。",
			en = "Major merit: punishment may be reduced or waived.",
		},
		merit = {
			attention = 2,
			zh = "有立功表现，可以从轻或者减轻处罚。",
			en = "Merit: punishment may be lighter or reduced.",
		},
		helped = {
			attention = 2,
			zh = "协助抓捕、查明上游犯罪或者追赃挽损，依法从宽。",
			en = "Helped to catch others, to trace crimes or to recover the loss: be lenient within the law.",
		},
	},
	check = function(d)
		if stated.find(d, "major_merit") then return finding.major {ground = "major_merit"} end
		if stated.find(d, "merit") then return finding.merit {ground = "merit"} end
		for _, help in ipairs(helps) do
			if stated.find(d, help) then return finding.helped {ground = help} end
		end
	end,
}
