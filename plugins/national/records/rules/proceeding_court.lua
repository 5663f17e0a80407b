return rule {
	title = {zh = "同一案号记有两个法院", en = "One case number at two courts"},
	law = {"fa-2015-137"},
	subject = "proceeding", kind = "data", level = "error",
	when = {number = known, court = known, ["case.number"] = known, ["case.court"] = known},
	message = {
		zh = "案号{number}在案件中记为{case.court}，在程序中记为{court}，请核对。",
		en = "The number {number} is on record with {case.court} for the case, and with {court} for the proceeding: check the courts.",
	},
	check = function(proceeding)
		local case = proceeding.case
		if proceeding.number == case.number and proceeding.court ~= case.court then return finding {} end
	end,
}
