-- A person who launders what came from an own crime. Since 2021-03-01 this is a crime beside the other.
local charges = require "assize.charges"
local lists = require "assize.lists"

return rule {
	title = {zh = "自洗钱", en = "Laundering one's own proceeds"},
	law = {"cl-191", "cl-12"},
	subject = "charge", kind = "sentencing", level = "info",
	when = {charge = "laundering"},
	messages = {
		before = {
			kind = "leniency", attention = 3,
			zh = "指控清洗本人{upstream}所得，行为截至{act}。自洗钱自2021年3月1日起才可单独构成洗钱罪，请核对该项指控能否成立。",
			en = "Laundering of the person's own proceeds ({upstream}) is charged, with acts to {act}. It is a crime of its own only since 2021-03-01: check whether the charge can stand.",
		},
		since = {
			zh = "指控清洗本人{upstream}所得，行为截至{act}。自2021年3月1日起可与上游犯罪并存，此前的行为不计入，请核对。",
			en = "Laundering of the person's own proceeds ({upstream}) is charged, with acts to {act}. Since 2021-03-01 it can stand beside the upstream crime; earlier acts do not count. Check.",
		},
	},
	check = function(charge)
		if not charges.is_pursued(charge) then return nil end
		local own = lists.any(charge.defendant.charges, function(other)
			return other.key ~= charge.key and charges.is_pursued(other) and other.charge == charge.upstream
		end)
		if not own then return nil end
		local act = maybe(charge).offence_to or charge.case.offence_to
		if param.at("self_laundering", act) then return finding.since {act = act} end
		return finding.before {act = act}
	end,
}
