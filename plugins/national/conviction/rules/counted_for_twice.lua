-- A circumstance that already made the crime or the bracket may not weigh again. `counted_for` is free text:
-- these are the words by which it says so.
local lists = require "assize.lists"

local words = {"定罪", "入罪", "构成", "档", "升格", "严重情节", "情节严重", "情节特别严重", "element", "bracket"}

local function makes_the_bracket(text)
	return lists.any(words, function(word) return string.find(text, word, 1, true) ~= nil end)
end

return rule {
	title = {zh = "同一情节重复评价", en = "One circumstance counted twice"},
	law = {"fafa-2021-21", "fashi-2021-1-72"},
	subject = "circumstance", kind = "sentencing", level = "warning",
	when = {kind = param.aggravating, counted_for = known, ["defendant.pursued"] = true},
	message = {
		zh = "{kind}已用于“{counted_for}”，又作为从重情节评价；同一情节不得重复评价，请核对；更正有利于被告人。",
		en = "{kind} was already counted for \"{counted_for}\" and weighs again against the defendant: one circumstance is not counted twice. Check it; to mend it is in the defendant's favour.",
	},
	check = function(circumstance)
		if not makes_the_bracket(circumstance.counted_for) then return nil end
		local percent = maybe(circumstance).percent
		if percent and percent > 0 or circumstance.credited then return finding {} end
	end,
}
