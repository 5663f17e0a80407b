return rule {
	title = {zh = "省份与案号不符", en = "Province and case number disagree"},
	law = {"fa-2015-137"},
	subject = "case", kind = "data", level = "error",
	when = {number_court = known},
	message = {
		zh = "案号中的法院代字为{number_court}，记录的省份代字为{province}，请核对。",
		en = "The case number has the court {number_court}, and the province on record is {province}: check them.",
	},
	check = function(case)
		if case.number_court:find(case.province, 1, true) ~= 1 then return finding {} end
	end,
}
