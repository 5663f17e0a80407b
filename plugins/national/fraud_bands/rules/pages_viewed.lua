local attempts = require "lib.attempts"

return rule {
	title = {zh = "诈骗网页的浏览次数", en = "Views of fraud pages"},
	law = {"cl-266", "cl-99", "fafa-2016-32-2-4"},
	subject = "case", kind = "priority",
	messages = {
		serious = {
			attention = 2,
			zh = "本案诈骗网页浏览{page_views}，达到{limit:count}次，超出{over:count}次。有诈骗指控的数额尚未查明；数额难以查证的，可认定为其他严重情节（未遂）。行为截止{offence_to}。",
			en = "Fraud pages: {page_views}, from {limit:count}, {over:count} above it. The amount of a charge of fraud is not shown; where it cannot be, this can count as otherwise serious (attempted). The acts ended {offence_to}.",
		},
		especially_serious = {
			attention = 3,
			zh = "本案诈骗网页浏览{page_views}，达到{limit:count}次，超出{over:count}次。有诈骗指控的数额尚未查明；数额难以查证的，可认定为其他特别严重情节（未遂）。行为截止{offence_to}。",
			en = "Fraud pages: {page_views}, from {limit:count}, {over:count} above it. The amount of a charge of fraud is not shown; where it cannot be, this can count as otherwise especially serious (attempted). The acts ended {offence_to}.",
		},
	},
	check = function(case)
		if not attempts.applies(case) then return nil end
		local name, limit = attempts.step(case.page_views, param.serious_views)
		if name then return finding[name] {limit = limit, over = case.page_views - limit} end
	end,
}
