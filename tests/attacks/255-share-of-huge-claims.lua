-- class: integrity
-- technique: claims whose sum overflows, that are negative, fractions, money and numbers mixed, none at all
-- contained-when: a fault each, or parts that sum to the pool
-- expect: finding 500

local function bad(what) return finding {said = "DEF" .. "EAT " .. what} end

return rule {
	title = {zh = "试", en = "Trial"}, law = {"l1"},
	subject = "case", kind = "procedure", level = "warning",
	message = {zh = "{said}", en = "{said}"},
	check = function(case)
		local pool, kept = case.loss_total, 0
		for _, claims in ipairs {{}, {0}, {0, 0}, {-1, 2}, {math.maxinteger, math.maxinteger}, {1.5}, {"1"}, {1, {}}, {case}} do
			if pcall(share, pool, claims) then kept = kept + 1 end
		end
		if pcall(share, -pool, {1}) or pcall(share, 5, {1}) or pcall(share, pool, "x") then return bad("share took it") end
		local parts = share(pool, {1, 900000000000000, pool, 1})
		local sum = 0
		for _, part in ipairs(parts) do sum = sum + part end
		return finding {said = tostring(case.defendants[1].case.loss_total) .. " " .. kept + 1, sum = sum}
	end,
}
