local lists = require "assize.lists"

return rule {
	title = {zh = "退赃退赔超过损失", en = "More repaid than was lost"},
	law = {"cl-64", "baseline-records"},
	subject = "case", kind = "data", level = "warning",
	when = {loss_total = known},
	message = {
		zh = "各被告人退赃退赔合计{repaid}，超过损失总额{loss_total}，请核对是否重复记录或者多收。",
		en = "The defendants repaid {repaid} in all, more than the total loss of {loss_total}: see whether something was entered or collected twice.",
	},
	check = function(case)
		if case.loss_total <= 0 then return nil end -- an attempt
		local repaid = lists.sum(case.defendants, function(d) return d.repaid end)
		if repaid > case.loss_total then return finding {repaid = repaid} end
	end,
}
