-- class: escape
-- technique: errors that are nil, false, a number, a coroutine, a function, the case itself: lua_tostring gives NULL in a careless host
-- contained-when: each gives one policy error with a fixed text
-- expect: fault the error value is a nil
-- expect: fault the error value is a function
-- expect: fault the error value is a userdata

local function bad(what) return finding {said = "DEF" .. "EAT " .. what} end

return rule {
	title = {zh = "试", en = "Trial"}, law = {"l1"},
	subject = "defendant", kind = "procedure", level = "warning",
	message = {zh = "{said}", en = "{said}"},
	check = function(d)
		for _, odd in ipairs {false, 0 / 0, function() end, d, {}, as_of, param, finding} do
			local done, e = pcall(error, odd, 2)
			if done or type(e) ~= type(odd) then return bad("an error changed its type") end
		end
		local who = tostring(d)
		if who == "defendant D1" then error(nil, 2) end
		if who == "defendant D2" then error(function() end, 2) end
		error(d, 2)
	end,
}
