-- Interest or a settlement may bring more than the loss: a question, and nobody has to give anything back.
return rule {
	title = {zh = "被害人所得超过损失", en = "A victim who was paid more than was lost"},
	law = {"cl-64", "baseline-records"},
	subject = "victim", kind = "data", level = "warning",
	when = {loss = known},
	message = {
		zh = "该被害人损失{loss}，记录的退赔、发还合计{returned}，请核对损失与付款记录。",
		en = "This victim lost {loss}, and the payments on record add up to {returned}: check the loss and the payments.",
	},
	check = function(victim)
		if victim.returned > victim.loss then return finding {} end
	end,
}
