-- The same, the other way round: every condition of art. 65 is on record and proved, and the file does not
-- say that it was looked at. What is not known never counts against the person.
local lists = require "assize.lists"
local recidivism = require "lib.recidivism"
local sentence = require "lib.sentence"

local function is_intentional(charge)
	return sentence.is_convicted(charge) and not param.negligent_charges[charge.charge]
end

local function is_looked_at(circumstance)
	return circumstance.kind == "recidivist"
end

-- Ends the rule where one of the circumstances may say it.
local function need_circumstances(d)
	return lists.any(d.circumstances, is_looked_at)
end

return rule {
	title = {zh = "符合累犯条件而未载明", en = "What makes a recidivist is on record, and not named"},
	law = {"cl-65", "cl-99", "fashi-2006-1-2"},
	subject = "defendant", kind = "sentencing", level = "info",
	message = {
		zh = "案卷所载前科（{prior}）与累犯的各项条件相符，而情节中未载是否认定累犯。请核对前科材料与认定；前科记录有误的，应当更正。",
		en = "The earlier conviction on record ({prior}) meets every condition of recidivism, and the circumstances do not say whether it was found. Check the papers and the finding; a wrong record is to be corrected.",
	},
	check = function(d)
		if lists.any(maybe(d).circumstances or {}, is_looked_at) then return nil end
		if not lists.any(d.charges, is_intentional) then return nil end
		if not param.recidivist_penalties[d.outcome.penalty] or #d.priors == 0 then return nil end
		need_circumstances(d)
		for _, prior in ipairs(d.priors) do
			if not recidivism.reason_against(prior) then return finding {prior = prior} end
		end
	end,
}
