-- What the case used, whoever did it; it says nothing of a person.
local lists = require "assize.lists"

return rule {
	title = {zh = "新型技术手段", en = "New technical means"},
	law = {"fafa-2025-12-5", "fafa-2025-12-9", "fafa-2021-22-11", "fafa-2010-9"},
	subject = "case", kind = "priority", attention = 1,
	when = {means = param.new_means},
	message = {
		zh = "本案手段：{means}。其中有新型技术手段（范围：{param.new_means}），请核查技术、设备和资金通道的来源。",
		en = "The means of the case: {means}. Some of them are new technical means (out of {param.new_means}): look where technology, devices and channels for the money came from.",
	},
	check = function(case)
		local persons = maybe(case).defendants or {}
		if #persons == 0 or lists.any(persons, function(d) return d.pursued end) then return finding {} end
	end,
}
