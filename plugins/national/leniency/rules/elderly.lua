local acts = require "lib.acts"

return rule {
	title = {zh = "行为时已满七十五周岁", en = "Aged 75 or more at the act"},
	law = {"cl-17-1", "cl-72", "fashi-2006-1-2", "fashi-2021-1-146"},
	subject = "defendant", kind = "leniency", attention = 2,
	when = {pursued = true},
	message = {
		zh = "行为时{age}周岁，已满{param.elderly_age}周岁，故意犯罪可以从轻或者减轻处罚。",
		en = "Aged {age} at the act, {param.elderly_age} or more: for an intentional crime punishment may be lighter or reduced.",
	},
	check = function(d)
		local day = acts.last(d) or acts.first(d)
		if day.year - d.birth_on.year < param.elderly_age then return nil end -- the year alone decides
		local years = age(d.birth_on, day)
		if years >= param.elderly_age then return finding {age = years} end
	end,
}
