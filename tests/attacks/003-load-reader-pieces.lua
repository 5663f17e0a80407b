-- class: escape
-- technique: load with a reader function that hands over a dumped chunk one byte at a time and mode 'bt'
-- contained-when: the mode is forced to text whatever the plugin passes, also for reader functions
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
		local load, dump = got(function() return load end), string.dump
		if not (load and dump) then return finding {said = "ok: no load"} end
		local code, i = dump(function(...) return ... end), 0
		local f = load(function()
			i = i + 1
			return i <= #code and code:sub(i, i) or nil
		end, "=r", "bt")
		return f and bad("reader binary accepted") or finding {said = "ok"}
	end,
}
