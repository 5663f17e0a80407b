-- class: escape
-- technique: the returned finding has __index, __len, __pairs, __name and __tostring that raise or yield while the host reads it outside a protected call (panic, abort)
-- contained-when: the host reads findings with raw access or inside the protected, budgeted call
-- expect: fault check returned a list that holds a function

local function got(f)
	local there, value = pcall(f)
	return there and value or nil
end

return rule {
	title = {zh = "试", en = "Trial"}, law = {"l1"},
	subject = "case", kind = "procedure", level = "warning",
	message = {zh = "{said}", en = "{said}"},
	check = function(case)
		local set = got(function() return setmetatable end)
		local function boom() error("again") end
		local out = {boom, __index = boom, __len = boom, __pairs = boom, __tostring = boom, __eq = boom,
			__close = boom, __name = "finding"}
		return set and set(out, out) or out
	end,
}
