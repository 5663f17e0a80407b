-- Only a number that says another kind of proceeding contradicts the stage; one that says none does not.
local lists = require "assize.lists"

local kinds = {
	{stage = "first_instance", says = "刑初"},
	{stage = "second_instance", says = "刑终"},
	{stage = "retrial", says = "刑再"},
	{stage = "commutation", says = "刑更"},
	{stage = "confiscation_procedure", says = "刑没"},
}

return rule {
	title = {zh = "程序与其案号类型不符", en = "A proceeding and its case number disagree"},
	law = {"fa-2015-137", "fa-2015-137-types"},
	subject = "proceeding", kind = "data", level = "warning",
	when = {number = known, stage = {"first_instance", "second_instance", "retrial", "commutation", "confiscation_procedure"}},
	message = {
		zh = "该程序为{stage}，案号{number}属于其他程序类型，请核对。",
		en = "The proceeding is {stage}, and its number {number} is one of another kind of proceeding: check them.",
	},
	check = function(proceeding)
		local said = lists.where(kinds, function(kind) return proceeding.number:find(kind.says, 1, true) end)[1]
		if said and said.stage ~= proceeding.stage then return finding {} end
	end,
}
