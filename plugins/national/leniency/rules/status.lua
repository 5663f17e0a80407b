-- Protected facts, read only to speak for the person. The file dates them; whether they held at the act
-- or at the judgment is for a person to check.
local grounds = {
	student = "student", deaf_blind = "deaf_blind", pregnant = "pregnant", nursing = "pregnant",
	mental_disorder = "mental_disorder", disabled = "special", seriously_ill = "special",
}

return rule {
	title = {zh = "在校学生、聋哑盲人、孕妇及其他特殊群体", en = "Students, the deaf and mute or blind, pregnant women and other special groups"},
	law = {"fafa-2025-12-11", "fafa-2021-22-16", "cl-72", "fafa-2021-21", "cl-18-19", "opinion-2024-cross-border"},
	subject = "defendant", kind = "leniency",
	when = {pursued = true},
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
		mental_disorder = {
			attention = 3,
			zh = "有精神障碍，请核查行为时的刑事责任能力，依法从宽。",
			en = "A mental disorder: look at the responsibility at the act, and be lenient within the law.",
		},
		special = {
			attention = 1,
			zh = "系残疾人或者患严重疾病，属特殊群体，结合其作用、情节依法从宽；请核对行为时的状况。",
			en = "Disabled or seriously ill, of the special groups: be lenient within the law, weighing role and circumstances. Check the state at the act.",
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
