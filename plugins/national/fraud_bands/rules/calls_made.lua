local attempts = require "lib.attempts"

return rule {
	title = {zh = "拨打诈骗电话的人次", en = "Fraud calls made"},
	law = {"cl-266", "cl-99", "fashi-2011-7-5", "fafa-2016-32-2-4"},
	subject = "case", kind = "priority",
	messages = {
		serious = {
			attention = 2,
			zh = "本案诈骗电话{calls}，达到{limit:count}人次，超出{over:count}人次。有诈骗指控的数额尚未查明；数额难以查证的，可认定为其他严重情节（未遂）。行为截止{offence_to}。",
			en = "Fraud: {calls}, from {limit:count}, {over:count} above it. The amount of a charge of fraud is not shown; where it cannot be, this can count as otherwise serious (attempted). The acts ended {offence_to}.",
		},
		especially_serious = {
			attention = 3,
			zh = "本案诈骗电话{calls}，达到{limit:count}人次，超出{over:count}人次。有诈骗指控的数额尚未查明；数额难以查证的，可认定为其他特别严重情节（未遂）。行为截止{offence_to}。",
			en = "Fraud: {calls}, from {limit:count}, {over:count} above it. The amount of a charge of fraud is not shown; where it cannot be, this can count as otherwise especially serious (attempted). The acts ended {offence_to}.",
		},
	},
	check = function(case)
		if not attempts.applies(case) then return nil end
		local name, limit = attempts.step(case.calls, param.serious_calls)
		if name then return finding[name] {limit = limit, over = case.calls - limit} end
	end,
}
