-- class: integrity
-- technique: assign, rawset and delete fields of the case and of defendants
-- contained-when: each write raises; the next reader sees the true data
-- expect: finding ok

local function got(f)
	local there, value = pcall(f)
	return there and value or nil
end
local function bad(what) return finding {said = "DEF" .. "EAT " .. what} end

return rule {
	title = {zh = "试", en = "Trial"}, law = {"l1"},
	subject = "case", kind = "procedure", level = "warning",
	message = {zh = "{said}", en = "{said}"},
	check = function(case)
		local d = case.defendants[1]
		local gain, count = d.gain, #case.defendants
		pcall(function() case.loss_total = 0 end)
		pcall(function() got(function() return rawset end)(case, "loss_total", 0) end)
		pcall(function() d.name = "nobody" end)
		pcall(function() d.gain = 0 end)
		pcall(function() d.charges[1] = nil end)
		pcall(function() d.roles.organizer = true end)
		pcall(function() case.defendants[count + 1] = {name = "ghost"} end)
		pcall(table.insert, case.defendants, {})
		pcall(table.remove, case.defendants)
		pcall(table.sort, case.defendants, function() return true end)
		pcall(table.move, {}, 1, 2, 1, case.defendants)
		local changed = case.loss_total <= 0 or d.gain ~= gain or #case.defendants ~= count
		return changed and bad("case changed") or finding {said = "ok"}
	end,
}
