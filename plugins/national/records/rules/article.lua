-- A case may cite another article than the charge's own, beside it: a question and no error.
return rule {
	title = {zh = "法条与罪名不符", en = "Article and charge disagree"},
	law = {"baseline-records"},
	subject = "charge", kind = "data", level = "warning",
	when = {article = known, law_article = known},
	message = {
		zh = "罪名为{charge}（刑法第{law_article}条），记录的法条为{article}，请核对罪名与法条。",
		en = "The charge is {charge} (Criminal Law art. {law_article}), and the article on record is {article}: check the charge and the article.",
	},
	check = function(charge)
		if charge.article ~= charge.law_article then return finding {} end
	end,
}
