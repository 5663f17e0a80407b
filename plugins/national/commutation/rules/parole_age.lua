-- The ages are three: a minor at the act, an inmate of 65 now, and no other.
return rule {
	title = {zh = "犯罪时未成年或者现已年老，假释可以从宽", en = "A minor at the act, or old now: lenient parole"},
	law = {"fashi-2016-23-26", "fashi-2016-23-39", "fashi-2006-1-2"},
	subject = "commutation", kind = "leniency", attention = 1,
	when = {kind = "parole"},
	messages = {
		minor = {
			zh = "犯罪时{age}周岁，未满十八周岁，假释可以依法从宽掌握。",
			en = "Aged {age} at the act, under eighteen: parole may be granted more leniently.",
		},
		elderly = {
			zh = "现年{age}周岁，已满{param.elderly_inmate_age}周岁；基本丧失劳动能力、生活难以自理，假释后生活确有着落的，假释可以依法从宽掌握。请核对。",
			en = "Aged {age}, {param.elderly_inmate_age} or more: where the person can hardly work or live alone and will be provided for, parole may be granted more leniently. Check it.",
		},
	},
	check = function(c)
		local d = c.defendant
		if maybe(c).granted then return nil end
		local now = age(d.birth_on, maybe(c).decided_on or as_of)
		if now >= param.elderly_inmate_age then return finding.elderly {age = now} end
		local acted = age(d.birth_on, maybe(d).joined_on or c.case.offence_from)
		if acted < param.adult_age then return finding.minor {age = acted} end
	end,
}
