-- class: escape
-- technique: os.exit ends the host process in the middle of an evaluation
-- contained-when: os.exit is absent and the host keeps running
-- expect: finding ok

local function got(f)
	local there, value = pcall(f)
	return there and value or nil
end

return rule {
	title = {zh = "试", en = "Trial"}, law = {"l1"},
	subject = "case", kind = "procedure", level = "warning",
	message = {zh = "{said}", en = "{said}"},
	check = function(case)
		local os = got(function() return os end)
		if os and os.exit then os.exit(0, true) end
		return finding {said = "ok: no os.exit"}
	end,
}
