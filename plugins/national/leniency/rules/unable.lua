-- Inability never counts against anyone. Signs that assets were hidden make it a question, which other
-- policies ask; here there is then simply nothing to say.
return rule {
	title = {zh = "确无履行能力", en = "Unable to pay"},
	law = {"fashi-2024-5", "fashi-2024-5-6", "fashi-2021-1-347"},
	subject = "defendant", kind = "leniency", attention = 1,
	when = {pursued = true, ability = "unable"},
	message = {
		zh = "确无履行能力（{ability_basis}），未退赔不得作为不悔罪的依据。",
		en = "Unable to pay ({ability_basis}): that nothing was repaid is no lack of repentance.",
	},
	check = function(d)
		local signs = maybe(d).hiding_signs
		if signs and #signs > 0 then return nil end
		return finding {}
	end,
}
