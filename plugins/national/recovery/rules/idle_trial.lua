-- From the court's acceptance to its judgment, where the record has no first instance of its own.
local lists = require "assize.lists"
local work = require "lib.work"

local stages = {first_instance = true}

return rule {
	title = {zh = "受理至判决期间未见追赃挽损", en = "No recovery between acceptance and judgment"},
	law = {"cl-64", "yifa-2022-34", "fashi-2021-1-276"},
	subject = "case", kind = "restitution", level = "warning",
	message = {
		zh = "受理至判决期间（{accepted_on}至{concluded_on}，共{days:days}）未见追赃挽损行为、财产控制或者退赔；期满时尚有损失{left}未弥补。",
		en = "Between acceptance and judgment ({accepted_on} to {concluded_on}, {days:days}) there is no act of recovery, no measure and no payment on record; at its end {left} of the loss was not made good.",
	},
	check = function(case)
		local on_record = lists.any(maybe(case).proceedings or {}, function(one) return stages[one.stage] end)
		if on_record then return nil end -- idle_stage judges it
		local gap = work.idle(case, {from = case.accepted_on, to = case.concluded_on, stages = stages})
		if gap then return finding {days = gap.days, left = gap.left} end
	end,
}
