-- From the last day to perform to the day on which the trial division handed the papers over.
return rule {
	title = {zh = "移送执行逾期", en = "Transferred late"},
	law = {"fashi-2014-13-3"},
	subject = "enforcement", kind = "procedure", level = "warning",
	message = {
		zh = "履行期限于{due_on}届满，{transferred_on}移送执行，历时{waited:days}，超过提示期限{param.transfer_days}。",
		en = "The term to perform ended on {due_on}; transferred on {transferred_on}, after {waited:days}, beyond the {param.transfer_days} from which it is pointed out.",
	},
	check = function(item)
		local due, filed = item.due_on, maybe(item).filed_on
		if filed and filed - due <= param.transfer_days then return nil end -- transferred by then
		local waited = item.transferred_on - due
		if waited > param.transfer_days then return finding {waited = waited} end
	end,
}
