-- Three things side by side, so that no one of them speaks alone.
local standing = require "lib.standing"

return rule {
	title = {zh = "退赔意愿、能力与数额", en = "Willingness, ability and amount"},
	law = {"fashi-2021-1-347", "fashi-2021-1-276", "fashi-2024-5", "fashi-2024-5-2", "fashi-2024-5-6", "cl-64"},
	subject = "defendant", kind = "restitution", level = "info",
	when = {pursued = true},
	messages = {
		full = {
			zh = "已退赔{repaid}，达到应承担损失{loss_share}，系全额退赔；亲属代为履行的视为本人履行。",
			en = "Repaid {repaid}, the whole share of the loss ({loss_share}). What the family paid counts as the person's own.",
		},
		as_able = {
			zh = "已退赔{repaid}，达到可履行金额{ability_amount}，占应承担损失{loss_share}的{of_loss}；已尽其所能，未足额不作不利评价。",
			en = "Repaid {repaid}, all that could be paid ({ability_amount}), which is {of_loss} of the share of the loss ({loss_share}). That it is not the whole counts against nobody.",
		},
		secured = {
			zh = "可履行金额{ability_amount}，已退赔{repaid}，本人在控、已追回或者已返还的财物{secured}，可履行部分均已退赔、返还或者在控。",
			en = "Of what could be paid ({ability_amount}), {repaid} is repaid and {secured} of the person's own is held, recovered or handed back: all of it is paid, returned or in hand.",
		},
		unable = {
			zh = "愿意退赔而无履行能力，已退赔{repaid}，占应承担损失{loss_share}的{of_loss}；无力退赔不作不利评价。",
			en = "Willing and unable: repaid {repaid}, {of_loss} of the share of the loss ({loss_share}). Inability counts against nobody.",
		},
		due = {
			zh = "愿意退赔并有履行能力，已退赔{repaid}，占可履行金额{ability_amount}的{of_ability}、占应承担损失{loss_share}的{of_loss}；尚可履行{rest}，请督促。",
			en = "Willing and able: repaid {repaid}, {of_ability} of what could be paid ({ability_amount}) and {of_loss} of the share of the loss ({loss_share}). {rest} can still be paid: follow it up.",
		},
		unwilling = {
			zh = "案卷记载有履行能力（{basis}）而未表示愿意退赔：已退赔{repaid}，占可履行金额{ability_amount}的{of_ability}、占应承担损失{loss_share}的{of_loss}。请核实能力和原因。",
			en = "By the record able ({basis}) and not willing: repaid {repaid}, {of_ability} of what could be paid ({ability_amount}) and {of_loss} of the share of the loss ({loss_share}). Check the ability and the reason.",
		},
		hiding = {
			zh = "案卷记载有履行能力（{basis}），并有隐匿、转移财产或者规避履行的迹象（{hiding_signs}）：已退赔{repaid}，占可履行金额{ability_amount}的{of_ability}、占应承担损失{loss_share}的{of_loss}。请核实财产去向。",
			en = "By the record able ({basis}), with signs of hiding assets or of evasion ({hiding_signs}): repaid {repaid}, {of_ability} of what could be paid ({ability_amount}) and {of_loss} of the share of the loss ({loss_share}). Check where the assets are.",
		},
		doubtful = {
			level = "warning",
			zh = "记为无履行能力，又记有隐匿、转移财产或者规避履行的迹象（{hiding_signs}），两项记载不一致，请核实；核实之前不作不利评价。",
			en = "The record says unable, and also has signs of hiding assets or of evasion ({hiding_signs}): it contradicts itself. Check it; until then it counts against nobody.",
		},
	},
	check = function(d)
		local one = standing.of(d)
		if not one then return nil end
		if one == "full" then return finding.full {standing = one} end
		if one == "doubtful" then return finding.doubtful {standing = one} end
		if one == "secured" then return finding.secured {standing = one, secured = standing.secured(d)} end
		local of_loss = ratio(d.repaid, d.loss_share)
		if one == "unable" then return finding.unable {standing = one, of_loss = of_loss} end
		if one == "as_able" then return finding.as_able {standing = one, of_loss = of_loss} end
		local of_ability = ratio(d.repaid, d.ability_amount)
		if one == "due" then
			local rest = standing.payable(d) - d.repaid - standing.secured(d)
			return finding.due {standing = one, of_loss = of_loss, of_ability = of_ability, rest = rest}
		end
		local basis = d.ability_basis -- what is held against a person rests on something
		if one == "hiding" then
			return finding.hiding {standing = one, of_loss = of_loss, of_ability = of_ability, basis = basis}
		end
		return finding.unwilling {standing = one, of_loss = of_loss, of_ability = of_ability, basis = basis}
	end,
}
