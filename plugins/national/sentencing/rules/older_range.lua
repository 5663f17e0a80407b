-- The older law unless the newer is lighter (Criminal Law art. 12): a term that only the later text allows.
local articles = require "lib.articles"
local days = require "lib.days"
local sentence = require "lib.sentence"

return rule {
	title = {zh = "高于行为时的法定最高刑", en = "Above the longest term of the law at the act"},
	law = {"cl-12", "cl-62", "cl-312", "cl-313"},
	subject = "charge", kind = "sentencing", level = "warning",
	when = {state = "convicted", charge = param.changed_articles},
	message = {
		zh = "行为终于{ended}。{charge}行为时法定最高刑{then_most:months}，现行法定最高刑{now_most:months}；判处{given:months}，超过行为时的法定最高刑。按从旧兼从轻应当适用较轻的行为时法，请核对；纠正有利于被告人。",
		en = "The act ended on {ended}. The longest term for {charge} was {then_most:months} at the act and is {now_most:months} now; {given:months} were given, above that of the act. The older, lighter law applies: check it. To mend it is in the defendant's favour.",
	},
	check = function(charge)
		local article = articles.of(charge)
		if not sentence.exceeds(charge, articles.most(article.basic)) then return nil end -- no text changed that one
		local given = sentence.months(charge)
		local heaviest = articles.heaviest(article)
		local now_most = articles.most(heaviest)
		if given > now_most then return nil end -- above every law: another rule says so
		local ended = days.last(charge)
		local then_most = param.at(heaviest.most, ended)
		if given > then_most then
			return finding {ended = ended, then_most = then_most, now_most = now_most, given = given}
		end
	end,
}
