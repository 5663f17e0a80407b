-- A fine out of the figures that the law gives for the bracket.
local fines = require "lib.fines"
local grounds = require "lib.grounds"
local sentence = require "lib.sentence"

return rule {
	title = {zh = "罚金超出法定数额幅度", en = "A fine out of the law's figures"},
	law = {"cl-196", "cl-177-1", "fashi-2024-10", "cl-63", "cl-99"},
	subject = "charge", kind = "sentencing", level = "warning",
	when = {state = "convicted"},
	messages = {
		above = {
			zh = "{charge}适用{bracket}，判处罚金{imposed}，高于法定最高数额{most}，请核对；纠正有利于被告人。",
			en = "For {charge}, {bracket} bracket, a fine of {imposed} is above the greatest ({most}): check it. To mend it is in the defendant's favour.",
		},
		below = {
			zh = "{charge}适用{bracket}，判处罚金{imposed}，低于法定最低数额{least}，案卷未载任何法定减轻情节，请核对；本提示不表示应当加重。",
			en = "For {charge}, {bracket} bracket, a fine of {imposed} is below the least ({least}), and no ground of law to reduce is on record: check it. It does not say that it should be higher.",
		},
	},
	check = function(charge)
		if not fines.are_given(charge) then return nil end
		local fine = sentence.fine(charge)
		if fine <= 0 then return nil end -- whether there must be one is another rule's
		local side, bound = fines.left_by(charge, fine)
		if side == "above" then return finding.above {imposed = fine, most = bound} end
		if side == "below" and not grounds.found(charge.defendant) then
			return finding.below {imposed = fine, least = bound}
		end
	end,
}
