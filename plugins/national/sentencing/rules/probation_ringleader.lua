-- Only of a group's ringleader (首要分子) does the law say it; leaders of a gang that is no group may have
-- probation, and so may who was coerced.
local groups = require "lib.groups"

return rule {
	title = {zh = "犯罪集团首要分子适用缓刑", en = "Probation for the ringleader of a criminal group"},
	law = {"cl-74", "cl-26", "cl-97"},
	subject = "defendant", kind = "sentencing", level = "warning",
	when = {convicted = true, ["outcome.suspended"] = true, roles = "ringleader"},
	message = {
		zh = "案卷既载系犯罪集团首要分子，又载适用缓刑（考验期{outcome.probation_months}）；对犯罪集团的首要分子不适用缓刑。请先核对其作用与是否构成犯罪集团，再核对缓刑；本提示不表示应当收监。",
		en = "The record has both the part of a ringleader of a criminal group and probation (of {outcome.probation_months}), which a ringleader cannot have. See first whether the part and the group are found rightly, then look at the probation. It does not say that anyone should be imprisoned.",
	},
	check = function(d)
		if groups.is_group(d.case) then return finding {} end
	end,
}
