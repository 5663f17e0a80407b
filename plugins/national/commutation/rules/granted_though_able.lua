-- Only of a person who is able, by the file; inability never counts against anyone.
local performance = require "lib.performance"

return rule {
	title = {zh = "有履行能力未履行而获减刑、假释", en = "Granted though able to pay and not paid"},
	law = {"fashi-2024-5-1", "fashi-2024-5-6", "fashi-2024-5-2", "fashi-2016-23-2"},
	subject = "commutation", kind = "restitution", level = "warning",
	when = {granted = true},
	messages = {
		refuses = {
			zh = "准许{kind}时，案卷载有规避履行情形{signs}项，未载明已经消除；退赔判项尚有{left}未履行。请核对是否属于有履行能力而不履行。",
			en = "The {kind} was granted although the file shows {signs} signs of hiding assets and no cure of them; {left} of restitution is left. Check whether this was a person who is able and refuses.",
		},
		able = {
			zh = "准许{kind}时，退赔判项尚有{left}未履行，而案卷认定有全部或者部分履行能力（本人及亲属已退赔{repaid}）。请核对是否已经责令先行履行。",
			en = "The {kind} was granted with {left} of restitution left, of a person whom the file finds able to pay all or a part (the person and the family repaid {repaid}). Check whether payment was asked for first.",
		},
	},
	check = function(c)
		local d = c.defendant
		if not d.pursued or d.ability == "unable" then return nil end
		local left = performance.restitution_left(d)
		if left <= 0 then return nil end
		local signs = performance.signs(d)
		if signs > 0 then
			if c.cured then return nil end -- then the wait counts: six_months
			return finding.refuses {left = left, signs = signs}
		end
		if performance.as_able(d) then return nil end
		return finding.able {left = left, repaid = d.repaid}
	end,
}
