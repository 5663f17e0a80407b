local lists = require "assize.lists"

return rule {
	title = {zh = "各罪所得合计超过本人所得", en = "Gains by charge above the person's gain"},
	law = {"baseline-records"},
	subject = "defendant", kind = "data", level = "error",
	when = {gain = known},
	message = {
		zh = "各罪违法所得合计{gains}，超过本人违法所得{gain}，请核对。",
		en = "The gains of the charges add up to {gains}, more than the person's gain from all of them, {gain}: check the amounts.",
	},
	check = function(d)
		local gains = lists.sum(maybe(d).charges or {}, function(charge) return charge.gain or 0 end)
		if gains > d.gain then return finding {gains = gains} end
	end,
}
