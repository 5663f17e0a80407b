-- The least fine of all: lower for minors. Whose age is not known, and whom it would decide, is not judged.
local ages = require "lib.ages"

return rule {
	title = {zh = "罚金低于最低数额", en = "A fine below the least"},
	law = {"fashi-2000-45", "cl-99", "fashi-2006-1-2"},
	subject = "defendant", kind = "sentencing", level = "warning",
	when = {convicted = true, ["outcome.fine"] = above(0)},
	messages = {
		minor = {
			zh = "判处罚金{outcome.fine}，低于未成年人罚金最低数额{param.fine_floor_minor}，请核对数额；本提示不表示应当加重。",
			en = "A fine of {outcome.fine}, below the least for a minor ({param.fine_floor_minor}): check the amount. It does not say that it should be higher.",
		},
		adult = {
			zh = "判处罚金{outcome.fine}，低于罚金最低数额{param.fine_floor}，请核对数额；行为时不满十八周岁的，最低数额为{param.fine_floor_minor}。本提示不表示应当加重。",
			en = "A fine of {outcome.fine}, below the least ({param.fine_floor}): check the amount. For acts under eighteen the least is {param.fine_floor_minor}. It does not say that it should be higher.",
		},
	},
	check = function(d)
		local fine = d.outcome.fine
		if fine < param.fine_floor_minor then return finding.minor {} end
		if fine < param.fine_floor and not ages.acted_as_minor(d) then return finding.adult {} end
	end,
}
