-- class: cpu
-- technique: a call that hands on 1,900 arguments copies them in one instruction
-- contained-when: ends in a budget error within the time
-- expect: budget

return rule {
	title = {zh = "试", en = "Trial"}, law = {"l1"},
	subject = "case", kind = "procedure", level = "warning",
	message = {zh = "{said}", en = "{said}"},
	check = function(case)
		local function callee() end
		local function loop(...)
			for _ = 1, 100000000 do callee(...) end
		end
		local t = {}
		for i = 1, 950 do t[i] = i end
		local function twice(...)
			local u = {...}
			loop(table.unpack(u))
		end
		twice(table.unpack(t))
		return finding {said = "survived"}
	end,
}
