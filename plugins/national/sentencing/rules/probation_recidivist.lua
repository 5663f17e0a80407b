local stated = require "lib.stated"

return rule {
	title = {zh = "累犯适用缓刑", en = "Probation for a recidivist"},
	law = {"cl-74", "cl-65"},
	subject = "defendant", kind = "sentencing", level = "warning",
	when = {convicted = true},
	message = {
		zh = "案卷既载累犯，又载适用缓刑（考验期{outcome.probation_months}）；对累犯不适用缓刑。请先核对累犯的认定是否正确，再核对缓刑；本提示不表示应当收监。",
		en = "The record has both recidivism and probation (of {outcome.probation_months}), which a recidivist cannot have. See first whether the finding of recidivism is right, then look at the probation. It does not say that anyone should be imprisoned.",
	},
	check = function(d)
		if d.outcome.suspended and stated.stands(d, "recidivist") then return finding {} end
	end,
}
