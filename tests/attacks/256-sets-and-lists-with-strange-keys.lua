-- class: escape
-- technique: lists and sets are read at the ends of the integers, by floats, zeros in texts, handles and nil
-- contained-when: nil or a fault, never a read beyond the list
-- expect: finding ok

local function bad(what) return finding {said = "DEF" .. "EAT " .. what} end

return rule {
	title = {zh = "试", en = "Trial"}, law = {"l1"},
	subject = "case", kind = "procedure", level = "warning",
	message = {zh = "{said}", en = "{said}"},
	check = function(case)
		local d = case.defendants[1]
		for _, k in ipairs {0, -1, math.maxinteger, math.mininteger, 1 << 32, (1 << 32) + 1, 1.0, 1.5, 0 / 0, "D1\0", "\0",
			"__index", "key", {}, case, true} do
			for _, list in ipairs {case.defendants, d.roles, d.charges, case.victims} do
				local done, v = pcall(function() return list[k] end)
				if done and v and k ~= 1.0 then return bad("something is at " .. tostring(k)) end
			end
		end
		return finding {said = "ok"}
	end,
}
