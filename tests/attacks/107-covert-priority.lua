-- class: leak
-- technique: encode an identity number in the priority and in the number of errors
-- contained-when: priority has few values; only declared fields are readable
-- expect: forbidden

local function bad(what) return finding {said = "DEF" .. "EAT " .. what} end

return rule {
	title = {zh = "试", en = "Trial"}, law = {"l1"},
	subject = "defendant", kind = "procedure", level = "warning",
	message = {zh = "{said}", en = "{said}"},
	check = function(d)
		local read, v = pcall(function() return d.name end)
		return read and bad("covert") or finding {said = "ok", key = #tostring(v)}
	end,
}
