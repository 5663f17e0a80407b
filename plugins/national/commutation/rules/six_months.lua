return rule {
	title = {zh = "拒不履行情形消除后未满等待期", en = "Granted before the wait was over"},
	law = {"fashi-2024-5-6"},
	subject = "commutation", kind = "procedure", level = "warning",
	when = {granted = true, cured_on = known},
	message = {
		zh = "有履行能力而不履行的情形于{cured_on}消除，{decided_on}准许{kind}，未满{param.wait_months}（最早为{earliest}）。",
		en = "The refusal to perform was cured on {cured_on} and the {kind} granted on {decided_on}, before {param.wait_months} were over ({earliest} at the earliest).",
	},
	check = function(c)
		local earliest = c.cured_on:add_months(param.wait_months)
		if c.decided_on < earliest then return finding {earliest = earliest} end
	end,
}
