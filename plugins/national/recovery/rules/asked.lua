-- The court asks what was returned, repaid and agreed. What nobody wrote down says nothing of the person.
return rule {
	title = {zh = "尚未询问退赃退赔", en = "Nobody has asked about restitution yet"},
	law = {"fashi-2021-1-276", "fashi-2024-5"},
	subject = "defendant", kind = "restitution", level = "info",
	when = {pursued = true, ["case.stage"] = param.court_stages},
	messages = {
		willingness = {
			zh = "案卷未记载退赃退赔意愿，请在审理中询问并记录。",
			en = "The file does not say whether the defendant is willing to repay: ask, and record it.",
		},
		ability = {
			zh = "案卷未记载履行能力，请在审理中查明并记录；无履行能力不作不利评价。",
			en = "The file does not say what the defendant is able to pay: find out, and record it. Inability counts against nobody.",
		},
		both = {
			zh = "案卷未记载退赃退赔意愿和履行能力，请在审理中询问、查明并记录；无履行能力不作不利评价。",
			en = "The file says neither whether the defendant is willing nor what the defendant is able to pay: ask, find out, and record it. Inability counts against nobody.",
		},
	},
	check = function(d)
		local soft = maybe(d)
		local owed = soft.loss_share or d.gain
		if owed <= 0 then return nil end
		local message = not soft.willingness and (not soft.ability and "both" or "willingness")
			or not soft.ability and "ability"
		if message then return finding[message] {missing = message} end
	end,
}
