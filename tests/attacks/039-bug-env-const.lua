-- class: escape
-- technique: CVE-2022-28805 (5.4.0-5.4.3; Debian patched it): code generation with a constant _ENV reads out of bounds in the parser
-- contained-when: a syntax or run-time error, never a crash
-- expect: fault attempt to index a number value

local function got(f)
	local there, value = pcall(f)
	return there and value or nil
end

return rule {
	title = {zh = "试", en = "Trial"}, law = {"l1"},
	subject = "case", kind = "procedure", level = "warning",
	message = {zh = "{said}", en = "{said}"},
	check = function(case)
		local load = got(function() return load end)
		for i = 1, 50 do
			local f = load and load("local _ENV <const> = " .. i .. "; x = 1; y = z; return w.v")
			if f then pcall(f) end
		end
		local _ENV <const> = 1
		x = 1
		y = z
		return w.v
	end,
}
