-- class: cpu
-- technique: the message handler of xpcall loops: when the count hook raises the error, the handler runs inside the hook (luaG_errormsg before unwinding) with allowhook = 0, so nothing interrupts it, not even a sticky budget
-- contained-when: no raw xpcall for plugins: the host's own handler runs no plugin code after the budget ended
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
		local xpcall = got(function() return xpcall end) or pcall
		local function loop() while true do end end
		xpcall(loop, loop)
		return finding {said = "survived"}
	end,
}
