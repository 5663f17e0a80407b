-- class: determinism
-- technique: an order function that contradicts itself, over 500 values
-- contained-when: some order, the same everywhere
-- expect: finding ok

return rule {
	title = {zh = "试", en = "Trial"}, law = {"l1"},
	subject = "case", kind = "procedure", level = "warning",
	message = {zh = "{said}", en = "{said}"},
	check = function(case)
		local t, n = {}, 0
		for i = 1, 500 do t[i] = i * 7919 % 503 end
		table.sort(t, function(a, b)
			n = n + 1
			return (a * b + n) % 3 == 0
		end)
		return finding {said = "ok " .. n .. " " .. table.concat(t, " ", 1, 60)}
	end,
}
