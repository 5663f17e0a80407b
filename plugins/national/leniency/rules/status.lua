-- Protected facts, read only to speak for the person. The file dates them; whether they held at the act
-- or at the judgment is for a person to check.
local grounds = {
	student = "student", deaf_blind = "deaf_blind", pregnant = "pregnant", nursing = "pregnant",
}

return rule {
	title = {zh = "在校学生、聋哑盲人、怀孕或者哺乳期妇女", en = "Students, the deaf and mute or blind, pregnant or nursing women"},
	law = {"fafa-2025-12-11", "fafa-2021-22-16", "cl-72", "fafa-2021-21", "opinion-2024-cross-border"},
	subject = "defendant", kind = "leniency",
	messages = {
		student = {
			attention = 1,
			zh = "系在校学生，综合其作用、主观恶性、悔罪表现依法从宽；请核对行为时的身份。",
			en = "A student: be lenient, weighing role, malice and repentance. Check the status at the act.",
		},
		deaf_blind = {
			attention = 2,
			zh = "系又聋又哑的人或者盲人，可以从轻、减轻处罚或者免除处罚。",
			en = "Deaf and mute, or blind: punishment may be lighter, reduced or waived.",
		},
		pregnant = {
			attention = 2,
			zh = "系怀孕或者哺乳期妇女；符合缓刑条件的怀孕妇女应当宣告缓刑。",
			en = "Pregnant or nursing: a pregnant woman who meets the conditions shall have probation.",
		},
	},
	check = function(d)
		local found = {}
		for _, status in ipairs(d.statuses) do
			local ground = grounds[status.kind]
			if ground then found[#found + 1] = finding[ground] {key = status, status = status.kind} end
		end
		return found
	end,
}
