-- Of fraud the gain comes out of the loss. Where other crimes are charged too it need not.
local lists = require "assize.lists"

local function is_fraud(d)
	return lists.all(d.charges, function(charge) return charge.charge == "fraud" end)
end

local function known_gains(case)
	local total = 0
	for _, d in ipairs(case.defendants) do total = total + (maybe(d).gain or 0) end
	return total
end

return rule {
	title = {zh = "违法所得合计超过损失", en = "Gains above the loss"},
	law = {"cl-64", "baseline-records"},
	subject = "case", kind = "data", level = "warning",
	when = {loss_total = known},
	message = {
		zh = "本案仅指控诈骗，各被告人违法所得合计{gains}，超过损失总额{loss_total}；违法所得指本人实得，请核对。",
		en = "The case charges fraud alone, and the defendants' gains add up to {gains}, more than the total loss of {loss_total}. A gain is what the person kept: check the amounts.",
	},
	check = function(case)
		if case.loss_total <= 0 then return nil end -- an attempt
		local gains = known_gains(case)
		if gains > case.loss_total and lists.all(case.defendants, is_fraud) then return finding {gains = gains} end
	end,
}
