-- class: leak
-- technique: copy every reachable field of the case, undeclared ones too, into the message
-- contained-when: only declared fields are readable; the message may be checked for personal data
-- expect: forbidden

local function bad(what) return finding {said = "DEF" .. "EAT " .. what} end

return rule {
	title = {zh = "试", en = "Trial"}, law = {"l1"},
	subject = "defendant", kind = "procedure", level = "warning",
	message = {zh = "{said}", en = "{said}"},
	check = function(d)
		local out = {}
		for _, k in ipairs {"id_number", "phone", "address", "name", "birth_date"} do
			local read, v = pcall(function() return maybe(d)[k] end)
			if read and v ~= nil then out[#out + 1] = k .. "=" .. tostring(v) end
		end
		return #out > 0 and bad("undeclared: " .. table.concat(out, ";")) or finding {said = "ok"}
	end,
}
