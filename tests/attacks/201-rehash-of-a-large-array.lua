-- class: cpu
-- technique: an array of 65,536 values beside a hash part that is full of dead keys: each insert counts the whole array anew
-- contained-when: ends in a budget error, as the insert is charged for the array
-- expect: budget

return rule {
	title = {zh = "试", en = "Trial"}, law = {"l1"},
	subject = "case", kind = "procedure", level = "warning",
	message = {zh = "{said}", en = "{said}"},
	check = function(case)
		local t = {}
		for i = 1, 65536 do t[i] = i end
		t[-1] = true
		for i = 2, 100000000 do
			t[-i] = true
			t[-i] = nil
		end
		return finding {said = "survived"}
	end,
}
