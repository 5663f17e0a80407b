-- Joint crime, so only a charge of fraud: who is charged with aiding or concealing is judged for that.
-- Who is known to have acted abroad, as one who lives there, has no stay on record and is no such person.
local lists = require "assize.lists"
local frauds = require "lib.frauds"
local screening = require "lib.screening"

local function acted_abroad(d)
	return lists.any(maybe(d).circumstances or {}, function(circumstance) return circumstance.kind == "abroad" end)
end

return rule {
	title = {zh = "境外集团的境内共同犯罪人", en = "Domestic accomplices of overseas groups"},
	law = {"cl-25", "fashi-2011-7-7", "opinion-2024-cross-border", "cl-28", "fafa-2010-9"},
	subject = "defendant", kind = "priority",
	messages = {
		screened = {
			attention = 2,
			zh = "据案卷，与境外犯罪集团共同诈骗，经核查无出境停留。已核查，未见被胁迫迹象。",
			en = "By the file, took part in the fraud of an overseas group from within the country: stays abroad were looked for and none found. Signs of coercion were looked for; none were found.",
		},
		unscreened = {
			attention = 1,
			zh = "据案卷，与境外犯罪集团共同诈骗，经核查无出境停留。尚未核查是否被胁迫，请先核查再定先后。",
			en = "By the file, took part in the fraud of an overseas group from within the country: stays abroad were looked for and none found. Nobody has looked for signs of coercion yet: look before you order the work.",
		},
		coerced = {
			attention = 1,
			zh = "据案卷，与境外犯罪集团共同诈骗，经核查无出境停留。但有被胁迫情形或者迹象，转单独审查，不列为优先。",
			en = "By the file, took part in the fraud of an overseas group from within the country: stays abroad were looked for and none found. But there is coercion or a sign of it: to a separate review, and no high attention.",
		},
	},
	check = function(d)
		if #frauds.of(d) == 0 or acted_abroad(d) then return nil end
		if not d.case.overseas_group or #d.stays > 0 then return nil end
		return finding[screening.message(d)] {}
	end,
}
