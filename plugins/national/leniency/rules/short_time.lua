local stated = require "lib.stated"

return rule {
	title = {zh = "参与时间较短", en = "A short time of participation"},
	law = {"fafa-2025-12-10"},
	subject = "defendant", kind = "leniency", attention = 1,
	when = {pursued = true},
	messages = {
		stated = {
			zh = "案卷认定参与时间短，依法从宽。",
			en = "The file finds a short time of participation: be lenient within the law.",
		},
		counted = {
			zh = "自{joined_on}至{left_on}参与{stayed:days}，不足{param.short_days}，依法从宽。",
			en = "Took part from {joined_on} to {left_on}, {stayed:days}, below {param.short_days}: be lenient within the law.",
		},
	},
	check = function(d)
		if stated.perhaps(d, "short_time") then return finding.stated {ground = "stated"} end
		local stayed = d.left_on - d.joined_on + 1 -- both days count; none where the dates are out of order
		if stayed > 0 and stayed < param.short_days then return finding.counted {ground = "counted", stayed = stayed} end
	end,
}
