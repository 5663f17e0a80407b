local attempts = require "lib.attempts"

return rule {
	title = {zh = "发送诈骗信息的条数", en = "Fraud messages sent"},
	law = {"cl-266", "cl-99", "fashi-2011-7-5", "fafa-2016-32-2-4"},
	subject = "case", kind = "priority",
	messages = {
		serious = {
			attention = 2,
			zh = "本案诈骗信息{messages}，达到{limit:count}条，超出{over:count}条。有诈骗指控的数额尚未查明；数额难以查证的，可认定为其他严重情节（未遂）。行为截止{offence_to}。",
			en = "Fraud: {messages}, from {limit:count}, {over:count} above it. The amount of a charge of fraud is not shown; where it cannot be, this can count as otherwise serious (attempted). The acts ended {offence_to}.",
		},
		especially_serious = {
			attention = 3,
			zh = "本案诈骗信息{messages}，达到{limit:count}条，超出{over:count}条。有诈骗指控的数额尚未查明；数额难以查证的，可认定为其他特别严重情节（未遂）。行为截止{offence_to}。",
			en = "Fraud: {messages}, from {limit:count}, {over:count} above it. The amount of a charge of fraud is not shown; where it cannot be, this can count as otherwise especially serious (attempted). The acts ended {offence_to}.",
		},
	},
	check = function(case)
		if not attempts.applies(case) then return nil end
		local name, limit = attempts.step(case.messages, param.serious_messages)
		if name then return finding[name] {limit = limit, over = case.messages - limit} end
	end,
}
