-- A conviction for acts all of which ended before the age of responsibility. An age in doubt is for the
-- defendant: then a person has to say so, and the rule is not evaluated.
return rule {
	title = {zh = "未达刑事责任年龄而定罪", en = "A conviction below the age of responsibility"},
	law = {"cl-17", "fashi-2006-1-2", "fashi-2021-1-146"},
	subject = "charge", kind = "sentencing", level = "error",
	when = {state = "convicted", charge = param.no_responsibility_before_16},
	message = {
		zh = "{charge}的行为终了时{age}周岁，不满{param.full_responsibility_age}周岁，该罪不在刑法第十七条第二款所列犯罪之内，不负刑事责任，请立即核对出生日期与行为日期；更正有利于被告人。",
		en = "Aged {age} when the acts of {charge} ended, under {param.full_responsibility_age}; the charge is not among the crimes of art. 17(2), and there is no responsibility. Check the days of birth and of the act at once; to mend it is in the defendant's favour.",
	},
	check = function(charge)
		local d = charge.defendant
		local last = maybe(charge).offence_to or maybe(d).left_on or d.case.offence_to
		if last.year - d.birth_on.year > param.full_responsibility_age then return nil end -- the year decides
		local years = age(d.birth_on, last)
		if years < param.full_responsibility_age then return finding {age = years} end
	end,
}
