-- class: integrity
-- technique: 0.1+0.2, loss/3*3, 2^53+1 and '12'+1: amounts become floats or strings become numbers
-- contained-when: no float amounts; string arithmetic raises
-- expect: finding ok

local function bad(what) return finding {said = "DEF" .. "EAT " .. what} end

return rule {
	title = {zh = "试", en = "Trial"}, law = {"l1"},
	subject = "case", kind = "procedure", level = "warning",
	message = {zh = "{said}", en = "{said}"},
	check = function(case)
		local gain = case.defendants[1].gain
		local function works(f) return (pcall(f)) end
		local wrong = works(function() return gain / 3 * 3 end)
			or works(function() return gain * 0.5 end)
			or works(function() return gain // 2 end)
			or works(function() return gain % 2 end)
			or works(function() return gain + 1 end)
			or works(function() return gain ^ 2 end)
			or works(function() return gain < 1.5 end)
			or works(function() return math.floor(gain) end)
			or works(function() return "12" + 1 end)
			or works(function() return -"12" end)
		return wrong and bad("money became a number") or finding {said = "ok"}
	end,
}
