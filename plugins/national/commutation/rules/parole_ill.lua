-- Protected facts, read only to speak for the person.
local lists = require "assize.lists"

local grounds = {seriously_ill = true, disabled = true, deaf_blind = true}

return rule {
	title = {zh = "患严重疾病或者身体残疾，假释可以从宽", en = "Seriously ill or disabled: lenient parole"},
	law = {"fashi-2016-23-26"},
	subject = "commutation", kind = "leniency", attention = 1,
	when = {kind = "parole"},
	message = {
		zh = "案卷载患严重疾病或者身体残疾；基本丧失劳动能力、生活难以自理，假释后生活确有着落的，假释可以依法从宽掌握。请核对现状。",
		en = "The file shows a serious illness or a disability: where the person can hardly work or live alone and will be provided for, parole may be granted more leniently. Check how it is now.",
	},
	check = function(c)
		if maybe(c).granted then return nil end
		return lists.any(c.defendant.statuses, function(status) return grounds[status.kind] end) and finding {}
	end,
}
