-- class: escape
-- technique: string.dump a function and load it back as a binary chunk (mode 'b'); bytecode is not verified in 5.4
-- contained-when: load and string.dump are absent, or load accepts text only; the message never says DEFEAT
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
		if not (load and dump) then return finding {said = "ok: no load or no dump"} end
		local f = load(dump(function() return 42 end), "=x", "b")
		return f and f() == 42 and bad("binary chunk loaded") or finding {said = "ok: binary refused"}
	end,
}
