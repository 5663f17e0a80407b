-- A share of the loss that nobody has made good, and no order to recover, repay or return it.
local lists = require "assize.lists"
local judgment = require "lib.judgment"

-- Whether the known loss of the case is made good, whoever of the defendants repaid it: then there is nothing
-- left to order. A payment that is not known makes nothing good.
local function is_made_good(case)
	local repaid = lists.sum(case.defendants, function(d) return maybe(d).repaid or 0 end)
	local loss = maybe(case).loss_known
	return loss and loss > 0 and repaid >= loss
end

return rule {
	title = {zh = "判决未就损失作出追缴、退赔判项", en = "A judgment silent on the loss"},
	law = {"cl-64", "fashi-2021-1-445", "fashi-2014-13-6"},
	subject = "defendant", kind = "restitution", level = "warning",
	message = {
		zh = "已判决，应承担损失{loss_share}，已退赔{repaid}，尚有{left}；判项中未见追缴、责令退赔或者返还。请核对裁判文书。",
		en = "Judged; the share of the loss is {loss_share}, {repaid} was repaid and {left} is left, and no order to recover, repay or return is on record. Check the judgment.",
	},
	check = function(d)
		if not judgment.is_convicted(d) or judgment.is_ordered(d, param.restitution_orders) then return nil end
		if d.loss_share <= 0 then return nil end
		judgment.need_orders(d, param.restitution_orders)
		local left = d.loss_share - d.repaid
		if left > 0 and not is_made_good(d.case) then return finding {left = left} end
	end,
}
