-- class: determinism
-- technique: # of a table whose integers lie in the array or among the keys as the hashes of texts decide
-- contained-when: the same bytes in every run
-- expect: finding ok

return rule {
	title = {zh = "试", en = "Trial"}, law = {"l1"},
	subject = "case", kind = "procedure", level = "warning",
	message = {zh = "{said}", en = "{said}"},
	check = function(case)
		local out = {}
		for round = 1, 60 do
			local t = {}
			for i = 1, 40 do
				t["k" .. i .. round] = i
				t["k" .. i .. round] = nil
				if (i * round) % 3 ~= 0 then t[i] = i end
			end
			for i = 40, 20, -2 do t[i] = nil end
			out[round] = #t
		end
		return finding {said = "ok " .. table.concat(out, " ")}
	end,
}
