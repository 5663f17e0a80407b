-- Age is that at the act, counted from the day after the birthday. A birth or an act whose unknown part
-- decides is not evaluated: then the doubt is for the defendant, and a person has to say so.
local acts = require "lib.acts"

local function is_under_responsibility(d, years)
	if years >= param.full_responsibility_age then return false end
	for _, charge in ipairs(d.charges) do
		if param.no_responsibility_before_16[charge.charge] then return true end
	end
	return false
end

return rule {
	title = {zh = "行为时未成年", en = "Minors at the act"},
	law = {
		"cl-17", "cl-72", "cpl-277", "fashi-2006-1-2", "fashi-2021-1-146", "fafa-2021-22-16", "fafa-2025-12-11",
	},
	subject = "defendant", kind = "leniency", attention = 3,
	when = {pursued = true},
	messages = {
		not_responsible = {
			zh = "行为时{age}周岁，不满十六周岁，所涉罪名不在刑法第十七条第二款所列八种犯罪之内，请核查是否应负刑事责任。",
			en = "Aged {age} at the act, under sixteen, and the charge is not among the eight of art. 17(2): check whether there is responsibility at all.",
		},
		partly_not_responsible = {
			zh = "首次行为时{age}周岁，不满十六周岁；不满十六周岁期间的行为不在刑法第十七条第二款所列八种犯罪之内，不应计入；其余应当从轻或者减轻处罚。",
			en = "Aged {age} at the first act, under sixteen, and the charge is not among the eight of art. 17(2): what was done before sixteen should not count, and for the rest punishment shall be lighter or reduced.",
		},
		minor = {
			zh = "行为时{age}周岁，未满十八周岁，应当从轻或者减轻处罚；适用教育、感化、挽救方针，身份信息不得公开。",
			en = "Aged {age} at the act, under eighteen: punishment shall be lighter or reduced. Educate, reform, rescue; do not make the identity public.",
		},
		partly = {
			zh = "首次行为时{age}周岁，末次行为时已满十八周岁；成年之前的行为应当从轻或者减轻处罚。",
			en = "Aged {age} at the first act and an adult at the last: for what was done before eighteen punishment shall be lighter or reduced.",
		},
	},
	check = function(d)
		local first = acts.first(d)
		if first.year - d.birth_on.year > param.adult_age then return nil end -- the year alone decides
		local years = age(d.birth_on, first)
		if years >= param.adult_age then return nil end
		local last = acts.last(d)
		local last_years = last and age(d.birth_on, last) or years
		if is_under_responsibility(d, years) then
			local all = last_years < param.full_responsibility_age
			return all and finding.not_responsible {age = years} or finding.partly_not_responsible {age = years}
		end
		if last_years >= param.adult_age then return finding.partly {age = years} end
		return finding.minor {age = years}
	end,
}
