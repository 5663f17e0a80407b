-- One earlier conviction that made a recidivist may not weigh again as a prior record.
local lists = require "assize.lists"

local recidivism = {recidivist = true}

local function is_credited_recidivism(one)
	return recidivism[one.kind] and one.credited
end

return rule {
	title = {zh = "同一前科重复评价", en = "One earlier conviction counted twice"},
	law = {"fafa-2021-21", "cl-65"},
	subject = "circumstance", kind = "sentencing", level = "warning",
	when = {kind = {"prior_record", "prior_telecom_fraud"}, ["defendant.pursued"] = true},
	message = {
		zh = "案卷只载一次前科，既认定累犯又认定{kind}并均予从重；同一前科不得重复评价，请核对；更正有利于被告人。",
		en = "There is one earlier conviction on record, and it weighs both as recidivism and as {kind}: it is not counted twice. Check it; to mend it is in the defendant's favour.",
	},
	check = function(circumstance)
		local d = circumstance.defendant
		if not lists.find(d.circumstances, is_credited_recidivism) then return nil end
		if circumstance.credited and #d.priors == 1 then return finding {} end
	end,
}
