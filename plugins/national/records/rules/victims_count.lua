return rule {
	title = {zh = "被害人数少于在案被害人", en = "Fewer victims than are on record"},
	law = {"baseline-records"},
	subject = "case", kind = "data", level = "error",
	when = {victims_count = known, victims = known},
	message = {
		zh = "记录的被害人数为{victims_count}，少于在案被害人（{listed}人），请核对。",
		en = "The number of victims is on record as {victims_count}, fewer than the {listed} who are on record themselves: check the number.",
	},
	check = function(case)
		local listed = #case.victims
		if case.victims_count < listed then return finding {listed = listed} end
	end,
}
