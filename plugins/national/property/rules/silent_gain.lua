-- Illegal gain that is still there, no share of a loss, and no order that deals with it.
local judgment = require "lib.judgment"

return rule {
	title = {zh = "判决未处理违法所得", en = "A judgment silent on the gain"},
	law = {"cl-64", "fashi-2021-1-445", "fashi-2014-13-6"},
	subject = "defendant", kind = "restitution", level = "warning",
	message = {
		zh = "已判决，违法所得{gain}，已退缴{repaid}，尚有{left}；判项中未见追缴、退赔或者没收。请核对裁判文书。",
		en = "Judged; the illegal gain is {gain}, {repaid} was handed back and {left} is left, and no order to recover, repay or forfeit is on record. Check the judgment.",
	},
	check = function(d)
		if not judgment.is_convicted(d) or judgment.is_ordered(d, param.gain_orders) then return nil end
		if d.gain <= 0 then return nil end
		local loss = maybe(d).loss_share
		if loss and loss > 0 then return nil end -- then the loss is what has to be made good
		judgment.need_orders(d, param.gain_orders)
		local left = d.gain - d.repaid
		if left > 0 then return finding {left = left} end
	end,
}
