-- The trap of art. 191: plain fraud is none of its seven classes of upstream crime.
local charges = require "assize.charges"

return rule {
	title = {zh = "洗钱的上游犯罪是诈骗罪", en = "Laundering after plain fraud"},
	law = {"cl-191", "cl-312", "cl-266"},
	subject = "charge", kind = "sentencing", level = "warning",
	when = {charge = "laundering", upstream = "fraud"},
	message = {
		zh = "指控洗钱罪，而上游犯罪为{upstream}：不在刑法第一百九十一条的七类上游犯罪之内，通常应适用第三百一十二条，请核对罪名。",
		en = "Laundering is charged, and the upstream crime is {upstream}: none of the seven classes of art. 191. Art. 312 normally applies: check the charge.",
	},
	check = function(charge)
		if charges.is_pursued(charge) then return finding {} end
	end,
}
