-- class: integrity
-- technique: ratios of the largest and smallest integers, compared with each other and shown
-- contained-when: exact by 128 bits, and bounded where it is shown
-- expect: finding true true

local function bad(what) return finding {said = "DEF" .. "EAT " .. what} end

return rule {
	title = {zh = "试", en = "Trial"}, law = {"l1"},
	subject = "case", kind = "procedure", level = "warning",
	message = {zh = "{said}", en = "{said}"},
	check = function(case)
		local big, small = ratio(math.maxinteger, 1), ratio(math.mininteger, 1)
		local tiny = ratio(1, math.maxinteger)
		local right = small < big and tiny < big and tiny > 0 and tiny < ratio(1, math.maxinteger - 1)
		for _, b in ipairs {0, -1, math.mininteger} do
			if pcall(ratio, 1, b) then return bad("a denominator of zero or less") end
		end
		return finding {said = tostring(right) .. " " .. tostring(big == big), ratio = big, low = small, tiny = tiny}
	end,
}
