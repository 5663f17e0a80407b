-- class: escape
-- technique: remove the count hook with debug.sethook() and then loop for ever
-- contained-when: debug is absent; the loop (if any) ends in a budget error
-- expect: budget

local function got(f)
	local there, value = pcall(f)
	return there and value or nil
end

return rule {
	title = {zh = "试", en = "Trial"}, law = {"l1"},
	subject = "case", kind = "procedure", level = "warning",
	message = {zh = "{said}", en = "{said}"},
	check = function(case)
		local debug = got(function() return debug end)
		if debug and debug.sethook then debug.sethook() end
		while true do end
	end,
}
