-- A kind of penalty that the article does not know.
local sentence = require "lib.sentence"

return rule {
	title = {zh = "刑种不在法条规定之内", en = "A kind of penalty that the article does not provide"},
	law = {"cl-62", "cl-287-1", "cl-287-2", "cl-280-1"},
	subject = "charge", kind = "sentencing", level = "warning",
	when = {state = "convicted"},
	messages = {
		control = {
			zh = "{charge}的条文未规定管制，案卷记载判处管制，请核对刑种。",
			en = "The article of {charge} provides no public surveillance, and the record has it as the penalty: check the kind of penalty.",
		},
		fixed_term = {
			zh = "{charge}的条文只规定拘役或者管制，案卷记载判处有期徒刑，请核对刑种与罪名；改判较轻刑种有利于被告人。",
			en = "The article of {charge} provides detention or public surveillance alone, and the record has a fixed term: check the penalty and the charge. A lighter kind is in the defendant's favour.",
		},
	},
	check = function(charge)
		if param.no_control[charge.charge] and sentence.penalty(charge) == "control" then return finding.control {} end
		if param.no_fixed_term[charge.charge] and sentence.penalty(charge) == "fixed_term" then
			return finding.fixed_term {}
		end
	end,
}
