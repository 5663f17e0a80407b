-- Payments above the loss in general are a matter of the record; here the court itself gave the money.
local lists = require "assize.lists"

return rule {
	title = {zh = "案款分配超出损失", en = "Given more than was lost"},
	law = {"cl-64", "fashi-2021-1-438", "fashi-2011-7-9"},
	subject = "victim", kind = "restitution", level = "warning",
	message = {
		zh = "损失{loss}，已受偿{returned}，其中有案款分配，超出{over}。请核对金额与收款人；其他被害人尚未足额受偿的，超出部分应由其受偿。",
		en = "Lost {loss} and received {returned}, distributions among it: {over} too much. Check sums and payee; where others have not had theirs, that is what they are owed.",
	},
	check = function(victim)
		local over = victim.returned - victim.loss
		if over <= 0 then return nil end
		local distributed = lists.any(victim.case.payments, function(payment)
			return maybe(payment).payee == victim and payment.kind == "distribution"
		end)
		if distributed then return finding {over = over} end
	end,
}
