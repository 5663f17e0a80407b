local stated = require "lib.stated"

return rule {
	title = {zh = "获利较小", en = "A small gain"},
	law = {"fafa-2025-12-10", "fashi-2019-15-15"},
	subject = "defendant", kind = "leniency", attention = 1,
	when = {pursued = true},
	messages = {
		stated = {
			zh = "案卷认定获利少，依法从宽。",
			en = "The file finds a small gain: be lenient within the law.",
		},
		below = {
			zh = "违法所得{gain}，不足{param.small_gain}，属获利较小，依法从宽。",
			en = "A gain of {gain}, below {param.small_gain}, is small: be lenient within the law.",
		},
	},
	check = function(d)
		if stated.perhaps(d, "small_gain") then return finding.stated {ground = "stated"} end
		if d.gain < param.small_gain then return finding.below {ground = "gain"} end
	end,
}
