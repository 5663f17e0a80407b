-- class: integrity
-- technique: date arithmetic with the largest and smallest integers
-- contained-when: a fault each, never a wrapped date
-- expect: finding ok 0

return rule {
	title = {zh = "试", en = "Trial"}, law = {"l1"},
	subject = "case", kind = "procedure", level = "warning",
	message = {zh = "{said}", en = "{said}"},
	check = function(case)
		local n = 0
		local day = case.filed_on
		for _, by in ipairs {math.maxinteger, math.mininteger, math.maxinteger - 1, math.mininteger + 1, 1 << 31, -(1 << 31),
			1 << 32, 200000, -200000} do
			if pcall(function() return day + by end) then n = n + 1 end
			if pcall(function() return by + day end) then n = n + 1 end
			if pcall(function() return day - by end) then n = n + 1 end
			if pcall(function() return day:add_months(by) end) then n = n + 1 end
		end
		return finding {said = "ok " .. n}
	end,
}
