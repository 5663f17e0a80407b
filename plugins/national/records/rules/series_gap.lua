-- Serials run from 1 in each court, kind and year. Only where the profile says that the store holds the
-- whole series can one be missing. Numbers drawn at random make no series.
return rule {
	title = {zh = "案号序列缺号", en = "Numbers missing in a court's series"},
	law = {"fa-2015-137"},
	subject = "group", kind = "data", level = "warning",
	group_by = "case.series",
	when = {number = known},
	message = {
		zh = "案号序列{group.key}最大序号{last}，共{group.cases}案，缺{missing}个号，最小的缺号为{first}号，请核对是否漏录。",
		en = "The series {group.key} runs to {last} with {group.cases} cases; {missing} numbers are missing, the first of them {first}: see whether a case was not entered.",
	},
	collect = function(case)
		if case.number_type:find(param.random_type, 1, true) then return nil end
		return {serial = case.number_serial}
	end,
	check = function(group)
		if not group.complete then return nil end
		local seen, count, last, first = {}, 0, 0, 1
		for _, row in ipairs(group.rows) do
			if not seen[row.serial] then count = count + 1 end
			seen[row.serial] = true
			last = greatest(last, row.serial)
		end
		while seen[first] do first = first + 1 end
		local missing = last - count
		if missing > 0 then return finding {last = last, missing = missing, first = first} end
	end,
}
