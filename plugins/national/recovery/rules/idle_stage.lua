-- A proceeding on record that is over. One that still runs has no last day, and is not judged.
local work = require "lib.work"

return rule {
	title = {zh = "某一阶段未见追赃挽损", en = "A stage without recovery"},
	law = {"cl-64", "yifa-2022-34", "opinion-2024-cross-border"},
	subject = "proceeding", kind = "restitution", level = "warning",
	when = {stage = param.stages},
	message = {
		zh = "{stage}阶段（{from}至{to}，共{days:days}）未见追赃挽损行为、财产控制或者退赔；期满时尚有损失{left}未弥补。",
		en = "The stage ({stage}, {from} to {to}, {days:days}) shows no act of recovery, no measure and no payment; when it ended {left} of the loss was not made good.",
	},
	check = function(proceeding)
		local span = {from = proceeding.from, to = proceeding.to, stages = {[proceeding.stage] = true}}
		local gap = work.idle(proceeding.case, span)
		if gap then return finding {days = gap.days, left = gap.left} end
	end,
}
