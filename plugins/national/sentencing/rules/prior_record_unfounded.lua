-- What the guidance counts as a prior record: neither a negligent crime nor one committed under eighteen.
local lists = require "assize.lists"
local ages = require "lib.ages"

local questions = {
	{ask = function(prior) return prior.kind == "non_prosecution" end},
	{ask = function(prior) return prior.negligent end},
	{ask = function(prior) return ages.is_minor(prior.defendant.birth_on, prior.committed_on) end},
}

local function is_excluded(prior)
	return lists.first_yes(questions, prior) ~= nil
end

return rule {
	title = {zh = "前科情节缺少依据", en = "A prior record that the guidance does not count"},
	law = {"fafa-2021-21", "cpl-286", "fashi-2006-1-2"},
	subject = "circumstance", kind = "sentencing", level = "warning",
	when = {kind = "prior_record"},
	message = {
		zh = "载有前科情节，但案卷所载前案均为不起诉、过失犯罪或者不满十八周岁时的犯罪；前科不包括未经定罪的情形，从重调节也不包括过失犯罪和未成年人犯罪，请核对。",
		en = "A prior record is stated, but every earlier case on record ended without prosecution, was negligent or committed under eighteen; none of these counts as a prior record. Check it.",
	},
	check = function(circumstance)
		if maybe(circumstance).credited == false then return nil end
		local priors = circumstance.defendant.priors
		if #priors > 0 and lists.all(priors, is_excluded) then return finding {} end
	end,
}
