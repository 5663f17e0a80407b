-- The victims on record may be some of them, so only more than the total contradicts it; less does where
-- the number of victims says that these are all.
local function known_losses(case)
	local total = 0
	for _, victim in ipairs(case.victims) do total = total + (maybe(victim).loss or 0) end
	return total
end

local function are_all(case)
	return maybe(case).victims_count == #case.victims
end

return rule {
	title = {zh = "损失总额与被害人损失不符", en = "Total loss and the victims' losses disagree"},
	law = {"baseline-records"},
	subject = "case", kind = "data", level = "error",
	when = {loss_total = known, victims = known},
	messages = {
		above = {
			zh = "在案被害人损失合计{losses}，超过损失总额{loss_total}，请核对。",
			en = "The losses of the victims on record add up to {losses}, more than the total loss of {loss_total}: check the amounts.",
		},
		below = {
			level = "warning",
			zh = "被害人已全部在案，损失合计{losses}，少于损失总额{loss_total}，请核对。",
			en = "All victims are on record, and their losses add up to {losses}, less than the total loss of {loss_total}: check the amounts.",
		},
	},
	check = function(case)
		local losses = known_losses(case)
		if losses > case.loss_total then return finding.above {losses = losses} end
		if are_all(case) and case.loss_known < case.loss_total then return finding.below {losses = losses} end
	end,
}
