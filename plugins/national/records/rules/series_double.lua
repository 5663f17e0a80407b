-- One number on two dossiers, complete or not. Numbers drawn at random are looked at too.
return rule {
	title = {zh = "案号重复", en = "One case number on several dossiers"},
	law = {"fa-2015-137"},
	subject = "group", kind = "data", level = "error",
	group_by = "case.series",
	when = {number = known},
	message = {
		zh = "案号{group.key}{serial}号记在{times}份案卷上，请核对。",
		en = "The case number {group.key}{serial}号 is on {times} dossiers: check them.",
	},
	collect = function(case)
		return {serial = case.number_serial}
	end,
	check = function(group)
		local times, found = {}, {}
		for _, row in ipairs(group.rows) do times[row.serial] = (times[row.serial] or 0) + 1 end
		for _, row in ipairs(group.rows) do
			local serial = row.serial
			if times[serial] > 1 then found[#found + 1] = finding {key = serial, serial = serial, times = times[serial]} end
			times[serial] = 0 -- said once
		end
		return found
	end,
}
