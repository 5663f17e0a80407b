-- The last resort of proof: amount, then counts, then days. So it is silent where an amount is on record.
-- The charges are known in most files, and first.
local lists = require "assize.lists"
local frauds = require "lib.frauds"
local dens = require "lib.dens"
local screening = require "lib.screening"

local function has_amount(charge)
	local soft = maybe(charge)
	return (soft.amount and soft.amount > 0) or (soft.attempted_amount and soft.attempted_amount > 0)
end

return rule {
	title = {zh = "境外窝点停留", en = "Stays at dens abroad"},
	law = {"fafa-2021-22-3", "opinion-2024-cross-border", "cl-28", "fafa-2010-9"},
	subject = "defendant", kind = "priority",
	messages = {
		screened = {
			attention = 2,
			zh = "据案卷，在境外诈骗窝点停留，任一年内累计最多{days:days}、前往最多{trips}次，诈骗数额未见记载。数额能够查证的依数额，其次依发送、拨打、浏览次数；均难以查证的，才考虑此项，且有证据证明从事合法活动的除外。已核查，未见被胁迫迹象。",
			en = "By the file, stayed at dens abroad for up to {days:days} and on up to {trips} trips within any one year; no amount of the fraud is on record. An amount that can be proved comes first, then the messages, calls and views; only where neither can be proved do the days, unless evidence shows something lawful. Signs of coercion were looked for; none were found.",
		},
		unscreened = {
			attention = 1,
			zh = "据案卷，在境外诈骗窝点停留，任一年内累计最多{days:days}、前往最多{trips}次，诈骗数额未见记载。数额能够查证的依数额，其次依发送、拨打、浏览次数；均难以查证的，才考虑此项，且有证据证明从事合法活动的除外。尚未核查是否被胁迫，请先核查再定先后。",
			en = "By the file, stayed at dens abroad for up to {days:days} and on up to {trips} trips within any one year; no amount of the fraud is on record. An amount that can be proved comes first, then the messages, calls and views; only where neither can be proved do the days, unless evidence shows something lawful. Nobody has looked for signs of coercion yet: look before you order the work.",
		},
		coerced = {
			attention = 1,
			zh = "据案卷，在境外诈骗窝点停留，任一年内累计最多{days:days}、前往最多{trips}次，诈骗数额未见记载。数额能够查证的依数额，其次依发送、拨打、浏览次数；均难以查证的，才考虑此项，且有证据证明从事合法活动的除外。但有被胁迫情形或者迹象，转单独审查，不列为优先。",
			en = "By the file, stayed at dens abroad for up to {days:days} and on up to {trips} trips within any one year; no amount of the fraud is on record. An amount that can be proved comes first, then the messages, calls and views; only where neither can be proved do the days, unless evidence shows something lawful. But there is coercion or a sign of it: to a separate review, and no high attention.",
		},
	},
	check = function(d)
		local found = frauds.of(d)
		if #found == 0 or lists.any(found, has_amount) then return nil end
		if not (d.case.overseas_group and d.case.telecom) then return nil end
		local reached, days, trips = dens.reached(d)
		if reached then return finding[screening.message(d)] {days = days, trips = trips} end
	end,
}
