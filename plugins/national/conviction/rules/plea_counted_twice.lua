-- Plea leniency is not counted again beside what it includes, nor a plea in court beside a surrender or a
-- confession. Only percentages on both sides say that both were counted.
local lists = require "assize.lists"

local included = {
	plea_leniency = {plea_leniency = true},
	court_plea = {plea_leniency = true, surrender = true, confession = true},
}

local function is_counted(circumstance)
	local soft = maybe(circumstance)
	return soft.credited ~= false and soft.percent and soft.percent > 0
end

return rule {
	title = {zh = "认罪认罚等情节重复评价", en = "Plea and confession counted twice"},
	law = {"fafa-2021-21", "cpl-15", "fashi-2021-1-347"},
	subject = "circumstance", kind = "sentencing", level = "info",
	when = {kind = param.within_plea, ["defendant.pursued"] = true},
	message = {
		zh = "{kind}减少基准刑{percent}，与同时认定的{other}分别计算了比例；量刑指导意见规定二者不作重复评价，应当一并考虑，请核对计算方法。该计算有利于被告人，本提示不表示应当加重。",
		en = "For {kind} the base sentence was lowered by {percent}, beside a percentage of its own for {other}: by the guidance they are weighed together and not counted twice. Check the reckoning. It is in the defendant's favour, and this does not say that the sentence should be heavier.",
	},
	check = function(circumstance)
		if not is_counted(circumstance) then return nil end
		local beside = included[circumstance.kind] or included.plea_leniency
		local other = lists.find(circumstance.defendant.circumstances, function(one)
			return beside[one.kind] and is_counted(one)
		end)
		if other then return finding {other = other} end
	end,
}
