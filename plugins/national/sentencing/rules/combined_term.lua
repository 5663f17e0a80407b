-- Several terms joined (Criminal Law art. 69): between the longest and the sum, and not above the bound.
local lists = require "assize.lists"
local sentence = require "lib.sentence"

local function bound_for(sum)
	return sum < param.combined_long_sum and param.combined_most or param.combined_most_long
end

return rule {
	title = {zh = "数罪并罚的刑期", en = "A joined term out of its bounds"},
	law = {"cl-69"},
	subject = "defendant", kind = "sentencing", level = "warning",
	messages = {
		below = {
			zh = "数罪并罚决定执行{months:months}，短于数罪中最高刑期{longest:months}，请核对各罪刑期；本提示不表示应当加重。",
			en = "The joined term is {months:months}, shorter than the longest of its terms ({longest:months}): check the terms. It does not say that the penalty should be heavier.",
		},
		above = {
			zh = "数罪并罚决定执行{months:months}，超过总和刑期{sum:months}或者并罚上限{bound:months}，请核对；纠正有利于被告人。",
			en = "The joined term is {months:months}, above the sum of the terms ({sum:months}) or the bound ({bound:months}): check it. To mend it is in the defendant's favour.",
		},
	},
	check = function(d)
		local convicted = lists.where(d.charges, sentence.is_convicted)
		if #convicted < 2 then return nil end
		local is_term = d.outcome.penalty == "fixed_term"
		if not is_term then return nil end
		for _, charge in ipairs(convicted) do
			local kind = maybe(charge).penalty
			if kind and kind ~= "fixed_term" then return nil end -- other kinds join in other ways
		end
		local sum, longest, months = 0, 0, d.outcome.months
		for _, charge in ipairs(convicted) do
			sum, longest = sum + charge.months, greatest(longest, charge.months)
		end
		local bound = bound_for(sum)
		if months < longest then return finding.below {months = months, longest = longest} end
		if months > sum or months > bound then return finding.above {months = months, sum = sum, bound = bound} end
	end,
}
