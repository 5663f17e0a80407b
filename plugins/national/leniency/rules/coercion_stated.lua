-- Before the judgment says what the person's part was; where it says coerced participant, that rule speaks.
local stated = require "lib.stated"

return rule {
	title = {zh = "案卷载明被胁迫", en = "Coercion stated by the file"},
	law = {"cl-28", "fafa-2010-9"},
	subject = "defendant", kind = "leniency", attention = 3,
	when = {pursued = true},
	message = {
		zh = "案卷载明有被胁迫情形，请核查是否构成胁从犯；构成的，应当减轻或者免除处罚。转单独审查，不列为优先。",
		en = "The file states coercion: see whether this is a coerced participant, for whom punishment shall be reduced or waived. To a separate review, and no high attention.",
	},
	check = function(d)
		if maybe(d).participation == "coerced_participant" then return nil end
		if stated.find(d, "coerced") then return finding {} end
	end,
}
