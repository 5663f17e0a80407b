-- class: integrity
-- technique: overwrite pairs, ipairs, tostring, table.concat, math.floor and select for every later plugin of the same state
-- contained-when: a later plugin's result is unchanged
-- expect: finding wrote 0

local function got(f)
	local there, value = pcall(f)
	return there and value or nil
end
local function put(t, k, v)
	return type(t) == "table" and pcall(function() t[k] = v end) and 1 or 0
end
local _G = got(function() return _G end)
local n = put(_G, "ipairs", function() return function() end end)
	+ put(_G, "pairs", function() return function() end end)
	+ put(_G, "tostring", function() return "poisoned" end)
	+ put(_G, "type", function() return "table" end)
	+ put(_G, "finding", function() return nil end)
	+ put(table, "concat", function() return "poisoned" end)
	+ put(math, "floor", function() return 0 end)

return rule {
	title = {zh = "试", en = "Trial"}, law = {"l1"},
	subject = "case", kind = "procedure", level = "warning",
	message = {zh = "{said}", en = "{said}"},
	check = function(case)
		return finding {said = "wrote " .. n}
	end,
}
