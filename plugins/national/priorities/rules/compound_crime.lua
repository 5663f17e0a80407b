-- Fraud with what goes along with it is one family: every chain of fraud has aiding and concealing. A case
-- without any of it is none of this field.
local charges = require "assize.charges"

local families = {"chain", "crossing", "violence", "exploitation", "gambling", "drugs"}

-- The charges by family. `case` may be soft: then what is not known counts nothing.
local function count(case)
	local counts = {chain = 0, crossing = 0, violence = 0, exploitation = 0, gambling = 0, drugs = 0}
	for _, d in ipairs(case.defendants or {}) do
		for _, charge in ipairs(d.charges or {}) do
			local kind = charge.charge
			for _, family in ipairs(families) do
				if kind and param["family_" .. family][kind] and charges.is_pursued(charge) then
					counts[family] = counts[family] + 1
				end
			end
		end
	end
	return counts
end

local function several(counts)
	local found = 0
	for _, family in ipairs(families) do
		if counts[family] > 0 then found = found + 1 end
	end
	return counts.chain > 0 and found >= param.compound_families
end

return rule {
	title = {zh = "复合型犯罪", en = "Compound crime"},
	law = {"opinion-2024-cross-border", "cl-26", "fafa-2010-9"},
	subject = "case", kind = "priority", attention = 2,
	message = {
		zh = "本案涉及多类犯罪：诈骗及其关联犯罪{chain}项、妨害国（边）境管理{crossing}项、侵犯人身{violence}项、拐卖与强迫{exploitation}项、赌博{gambling}项、毒品{drugs}项。",
		en = "The case charges several families of crime: fraud and what goes with it {chain}, border crossing {crossing}, violence {violence}, trafficking and forcing {exploitation}, gambling {gambling}, drugs {drugs} (numbers of charges).",
	},
	check = function(case)
		local counts = count(maybe(case))
		if not several(counts) then counts = count(case) end
		if several(counts) then return finding(counts) end
	end,
}
