-- From the police's filing to the court's acceptance, where the record has no investigation or review of
-- its own.
local lists = require "assize.lists"
local work = require "lib.work"

local stages = {filed = true, investigation = true, review = true}

-- The first day in court. A case that was retried was accepted again, long after its first trial began.
local function end_of(case)
	local last = case.accepted_on
	for _, one in ipairs(maybe(case).proceedings or {}) do
		if one.stage == "first_instance" and one.from then last = least(last, one.from) end
	end
	return last
end

return rule {
	title = {zh = "立案至法院受理期间未见追赃挽损", en = "No recovery before the court took the case"},
	law = {"cl-64", "yifa-2022-34", "yifa-2022-20"},
	subject = "case", kind = "restitution", level = "warning",
	message = {
		zh = "立案至法院受理期间（{filed_on}至{to}，共{days:days}）未见追赃挽损行为、财产控制或者退赔；期满时尚有损失{left}未弥补。",
		en = "From filing to the court's acceptance ({filed_on} to {to}, {days:days}) there is no act of recovery, no measure and no payment on record; at its end {left} of the loss was not made good.",
	},
	check = function(case)
		local on_record = lists.any(maybe(case).proceedings or {}, function(one) return stages[one.stage] end)
		if on_record then return nil end -- idle_stage judges them
		local span = {from = case.filed_on, to = end_of(case), stages = stages}
		local gap = work.idle(case, span)
		if gap then return finding {to = span.to, days = gap.days, left = gap.left} end
	end,
}
