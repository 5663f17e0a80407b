-- class: cpu
-- technique: fields that the host sums over all victims and payments, read without end; measured on a dossier of thousands
-- contained-when: ends in a memory error here, and in a budget error on a large dossier, as a sum is charged
-- expect: memory

return rule {
	title = {zh = "试", en = "Trial"}, law = {"l1"},
	subject = "case", kind = "procedure", level = "warning",
	message = {zh = "{said}", en = "{said}"},
	check = function(case)
		local read, d = maybe(case), maybe(case.defendants[1])
		for _ = 1, 100000000 do
			local _ = read.loss_known
			_ = d.repaid
		end
		return finding {said = "survived"}
	end,
}
