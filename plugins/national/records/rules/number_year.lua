return rule {
	title = {zh = "受理年份与案号不符", en = "Year of acceptance and case number disagree"},
	law = {"fa-2015-137"},
	subject = "case", kind = "data", level = "warning",
	when = {number_year = known, accepted_on = known},
	message = {
		zh = "案号年份为{year}年，记录的受理日期为{accepted_on}；案号年份为收案年份，请核对。",
		en = "The case number is of the year {year}, and the case was accepted on {accepted_on}. The number has the year in which the court took the case: check them.",
	},
	check = function(case)
		local year = case.number_year
		if year ~= case.accepted_on.year then return finding {year = tostring(year)} end
	end,
}
