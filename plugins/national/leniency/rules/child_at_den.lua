-- A child who is recruited or taken in to be exploited is trafficked whatever the means, so no sign of
-- coercion is asked for. It proves nothing against anyone, and is asked of whoever is not pursued too.
-- The year of birth first: where it decides, the day need not be known.
local function is_child(d, stay)
	return stay.kind == "den" and stay.from.year - d.birth_on.year <= param.adult_age
		and age(d.birth_on, stay.from) < param.adult_age
end

local function is_on_record(stay)
	local soft = maybe(stay)
	return soft.kind and soft.from
end

-- What is on record first, so that a stay that is not known hides none that is.
local function stay_of_child(d)
	for _, stay in ipairs(d.stays) do
		if is_on_record(stay) and is_child(d, stay) then return stay end
	end
	for _, stay in ipairs(d.stays) do
		if stay.kind == "den" and not maybe(stay).from then return stay.from end -- ends the rule, and names it
	end
	return nil
end

return rule {
	title = {zh = "未成年时进入境外窝点", en = "At a den abroad as a child"},
	law = {"palermo-3", "cpl-277", "ohchr-2002-7", "fafa-2010-9"},
	subject = "defendant", kind = "leniency", attention = 3,
	message = {
		zh = "{from}进入境外窝点时{age}周岁，未满{param.adult_age}周岁。未成年人为剥削目的被招募、运送、接收的，不以欺骗、胁迫等手段为必要，请核查是否为人口贩运被害人。",
		en = "Came to a den abroad on {from} aged {age}, under {param.adult_age}. A child who is recruited, taken or received to be exploited needs no means such as deceit or force: screen as a possible victim of trafficking.",
	},
	check = function(d)
		local stay = stay_of_child(d)
		if stay then return finding {stay = stay, from = stay.from, age = age(d.birth_on, stay.from)} end
	end,
}
