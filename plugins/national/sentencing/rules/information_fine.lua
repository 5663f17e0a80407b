-- For personal information the fine is measured by the gain: generally one to five times as much.
local sentence = require "lib.sentence"

return rule {
	title = {zh = "侵犯公民个人信息罪罚金与违法所得", en = "Personal information: the fine and the gain"},
	law = {"fashi-2017-10", "cl-253-1", "cl-99"},
	subject = "charge", kind = "sentencing", level = "info",
	when = {state = "convicted", charge = "personal_information", gain = above(0)},
	messages = {
		below = {
			zh = "判处罚金{imposed}，低于违法所得{gain}；罚金一般在违法所得一倍以上五倍以下，请核对；本提示不表示应当加重。",
			en = "A fine of {imposed}, below the gain of {gain}; generally it is one to five times the gain. Check it. It does not say that it should be higher.",
		},
		above = {
			zh = "判处罚金{imposed}，超过违法所得{gain}的{param.information_fine_times}倍；罚金一般在违法所得一倍以上五倍以下，请核对；纠正有利于被告人。",
			en = "A fine of {imposed}, above {param.information_fine_times} times the gain of {gain}; generally it is one to five times the gain. Check it. To mend it is in the defendant's favour.",
		},
	},
	check = function(charge)
		local fine, gain = sentence.fine(charge), charge.gain
		if fine < gain then return finding.below {imposed = fine} end
		if fine > gain * param.information_fine_times then return finding.above {imposed = fine} end
	end,
}
