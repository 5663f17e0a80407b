-- class: integrity
-- technique: money is added, multiplied and negated beyond its bounds
-- contained-when: a fault each, never a wrapped amount
-- expect: finding ok 0

return rule {
	title = {zh = "试", en = "Trial"}, law = {"l1"},
	subject = "case", kind = "procedure", level = "warning",
	message = {zh = "{said}", en = "{said}"},
	check = function(case)
		local n, m = 0, case.loss_total
		for _, by in ipairs {math.maxinteger, math.mininteger, 1 << 62, -(1 << 62)} do
			if pcall(function() return m * by end) then n = n + 1 end
			if pcall(function() return by * m end) then n = n + 1 end
		end
		local done = pcall(function()
			local big = m
			for _ = 1, 200 do big = big + big end
			return big
		end)
		return finding {said = "ok " .. n + (done and 1 or 0)}
	end,
}
