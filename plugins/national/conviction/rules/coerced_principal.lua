-- Coercion on record, and the part of a principal. In the defendant's favour.
local charges = require "assize.charges"

return rule {
	title = {zh = "有被胁迫情形而认定为主犯", en = "Coercion on record, and the part of a principal"},
	law = {"cl-26", "cl-28", "palermo-3", "fafa-2010-9"},
	subject = "defendant", kind = "sentencing", level = "warning",
	when = {pursued = true},
	message = {
		zh = "案卷载有被胁迫情形或者迹象，而认定为{participation}；请核对是否构成胁从犯，胁从犯应当减轻或者免除处罚。更正有利于被告人。",
		en = "The record has coercion or a sign of it, and the part of a {participation}: check whether the person was a coerced participant, whose punishment shall be reduced or waived. To mend it is in the defendant's favour.",
	},
	check = function(d)
		if not charges.is_coerced(d) then return nil end
		local part = d.participation
		if part == "principal" or part == "instigator" then return finding {} end
	end,
}
