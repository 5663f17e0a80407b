-- For personal information the fine is measured by the gain: generally one to five times as much.
local sentence = require "lib.sentence"

-- Ends the rule where there was no such figure on the day of the judgment.
local function need_figure(charge)
	return param.at("information_fine_times", charge.case.concluded_on)
end

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
		local is_below = fine < gain
		if not is_below and fine <= gain * param.information_fine_times then return nil end
		need_figure(charge)
		return finding[is_below and "below" or "above"] {imposed = fine}
	end,
}
