return rule {
	title = {zh = "法院代码与案号不符", en = "Court code and case number disagree"},
	law = {"fa-2015-137"},
	subject = "case", kind = "data", level = "error",
	when = {number_court = known},
	message = {
		zh = "案号中的法院代字为{number_court}，记录的法院代码为{court_code}，请核对。",
		en = "The case number has the court {number_court}, and the court code on record is {court_code}: check them.",
	},
	check = function(case)
		if case.court_code ~= case.number_court then return finding {} end
	end,
}
