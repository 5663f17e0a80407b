-- Heavier than the law allows for the charge: always a question, and in the defendant's favour.
local articles = require "lib.articles"
local sentence = require "lib.sentence"

local without_end = {life = true, death = true, death_suspended = true}

local function exceeds(charge, bracket)
	local most = articles.most(bracket)
	if not most then return false end
	local penalty = sentence.penalty_if_said(charge)
	if penalty == "control" then return false end -- it has bounds of its own
	return without_end[penalty] or sentence.exceeds(charge, most)
end

return rule {
	title = {zh = "高于法定最高刑", en = "Above the longest term of the law"},
	law = {"cl-62", "cl-99"},
	subject = "charge", kind = "sentencing", level = "warning",
	when = {state = "convicted"},
	messages = {
		article = {
			level = "error",
			zh = "{charge}判处的刑罚高于该条各档的法定最高刑（{most:months}），请核对；数罪并罚的，应当分罪载明刑期。如确属高于法定刑，应当依法纠正，纠正有利于被告人。",
			en = "The penalty for {charge} is above the longest term of every bracket of the article ({most:months}): check it, and where several terms were joined put each on record. To mend it is in the defendant's favour.",
		},
		bracket = {
			zh = "{charge}适用{bracket}，判处的刑罚高于该档法定最高刑（{most:months}），请核对刑期与所适用的档次；纠正刑期有利于被告人。",
			en = "For {charge} the {bracket} bracket was applied, and the penalty is above its longest term ({most:months}): check the term and the bracket. To mend the term is in the defendant's favour.",
		},
	},
	check = function(charge)
		local article = articles.of(charge)
		if not article then return nil end
		local heaviest = articles.heaviest(article)
		if exceeds(charge, heaviest) then return finding.article {most = articles.most(heaviest)} end
		if not exceeds(charge, article.basic) then return nil end -- no bracket ends sooner than the first
		local applied = article[charge.bracket]
		if applied and exceeds(charge, applied) then return finding.bracket {most = articles.most(applied)} end
	end,
}
