return rule {
	title = {zh = "缓刑考验期超出期限", en = "Probation out of its bounds"},
	law = {"cl-73"},
	subject = "outcome", kind = "data", level = "warning",
	when = {penalty = known, months = known, probation_months = known},
	message = {
		zh = "判处{penalty}{months}，缓刑考验期{probation_months}；考验期应为{least:months}以上{most:months}以下，请核对。",
		en = "{penalty} of {months} with probation of {probation_months}; probation has from {least:months} to {most:months}: check them.",
	},
	check = function(outcome)
		local kind, months = outcome.penalty, outcome.probation_months
		if months <= 0 or not param.with_probation[kind] then return nil end
		local shortest, longest = greatest(param["probation_least_" .. kind], outcome.months), param["probation_most_" .. kind]
		if outcome.months > longest then return nil end -- the term itself is out of its bounds
		if months < shortest or months > longest then return finding {least = shortest, most = longest} end
	end,
}
