-- What the court's name says of its level. Names that say nothing of it, as of military courts, are left.
local names = {
	{says = "最高人民法院", level = "supreme"},
	{says = "高级人民法院", level = "high"},
	{says = "中级人民法院", level = "intermediate"},
	{says = "中级法院", level = "intermediate"},
	{says = "区人民法院", level = "basic"},
	{says = "县人民法院", level = "basic"},
	{says = "旗人民法院", level = "basic"},
}

local function level_of(court)
	for _, each in ipairs(names) do
		if court:find(each.says, 1, true) then return each.level end
	end
	return nil
end

return rule {
	title = {zh = "法院级别与案号不符", en = "Level of the court and case number disagree"},
	law = {"fa-2015-137"},
	subject = "case", kind = "data", level = "error",
	when = {number_level = known, court = known},
	message = {
		zh = "法院名称为{court}，案号所示法院级别为{number_level}，请核对。",
		en = "The court is {court}, and the case number is one of a court of the level {number_level}: check them.",
	},
	check = function(case)
		local level = level_of(case.court)
		if level and level ~= case.number_level then return finding {} end
	end,
}
