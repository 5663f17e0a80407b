-- Recidivism that no earlier conviction on record carries. In the defendant's favour.
local recidivism = require "lib.recidivism"

return rule {
	title = {zh = "累犯的认定缺少依据", en = "Recidivism that the record does not carry"},
	law = {"cl-65", "cl-99", "reply-2020-probation", "fashi-2006-1-2", "fashi-2021-1-72"},
	subject = "circumstance", kind = "sentencing", level = "warning",
	when = {kind = "recidivist"},
	messages = {
		new_penalty = {
			zh = "认定累犯，但本案判处{defendant.outcome.penalty}，不是有期徒刑以上刑罚；一般累犯要求后罪应当判处有期徒刑以上刑罚，请核对。",
			en = "Found a recidivist, but the penalty here is {defendant.outcome.penalty}, not a fixed term or more, which the rule requires of the new crime: check it.",
		},
		none = {
			zh = "认定累犯，但案卷未载任何前科；请补载前科的罪名、刑罚和执行完毕日期，或者核对累犯的认定。",
			en = "Found a recidivist, but no earlier conviction is on record: enter its charge, penalty and the day it was served, or check the finding.",
		},
		no_conviction = {
			zh = "认定累犯，但所载前案（{prior}）并未判处刑罚，不能作为一般累犯的前罪，请核对。",
			en = "Found a recidivist, but in the earlier case ({prior}) no penalty was given: it cannot be the earlier crime. Check it.",
		},
		lighter = {
			zh = "认定累犯，但前罪（{prior}）判处的不是有期徒刑以上刑罚，请核对。",
			en = "Found a recidivist, but the earlier penalty ({prior}) was below a fixed term: check it.",
		},
		negligent = {
			zh = "认定累犯，但前罪（{prior}）系过失犯罪，不构成累犯，请核对。",
			en = "Found a recidivist, but the earlier crime ({prior}) was negligent, which makes none: check it.",
		},
		probation = {
			zh = "认定累犯，但前罪（{prior}）宣告缓刑，考验期满不是刑罚执行完毕，不构成累犯；缓刑已被撤销并执行的，请补载。",
			en = "Found a recidivist, but the earlier term ({prior}) was suspended; a completed probation is no served sentence and makes none. Where the probation was revoked and the term served, enter it.",
		},
		minor = {
			zh = "认定累犯，但犯前罪（{prior}）时不满十八周岁，不构成累犯；该犯罪记录依法应当封存的，不得使用。",
			en = "Found a recidivist, but the earlier crime ({prior}) was committed under eighteen, which makes none; a record that is to be sealed may not be used.",
		},
		late = {
			zh = "认定累犯，但前罪（{prior}）刑罚执行完毕后超过{param.recidivist_months}才再犯，不构成累犯，请核对日期（假释的，从假释期满之日起计算）。",
			en = "Found a recidivist, but the new crime began more than {param.recidivist_months} after the earlier sentence ({prior}) was served: check the days (after parole they run from its end).",
		},
		early = {
			zh = "认定累犯，但本案犯罪在前罪（{prior}）刑罚执行完毕之前已经结束，不属执行完毕以后再犯，请核对。",
			en = "Found a recidivist, but the crime of this case was over before the earlier sentence ({prior}) was served: it is no new crime after it. Check it.",
		},
	},
	check = function(circumstance)
		if maybe(circumstance).credited == false then return nil end
		local d = circumstance.defendant
		if #d.charges == 0 then return nil end
		local outcome = maybe(d).outcome
		local penalty = outcome and outcome.penalty
		if penalty and not param.recidivist_penalties[penalty] then return finding.new_penalty {} end
		local failed = {}
		for _, prior in ipairs(d.priors) do
			local reason = recidivism.reason_against(prior)
			if not reason then return nil end -- this one carries it
			failed[#failed + 1] = {prior = prior, reason = reason}
		end
		if #failed == 0 then return finding.none {} end
		local found = {}
		for i, one in ipairs(failed) do found[i] = finding[one.reason] {key = one.prior, prior = one.prior} end
		return found
	end,
}
