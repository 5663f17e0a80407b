-- class: leak
-- technique: utf8.codes and ipairs give functions without a memory
-- contained-when: each dossier sees the same
-- expect: finding 1 97 1 7

local next_code, text, start = utf8.codes("abc")
local next_item, list, zero = ipairs {7, 8}

return rule {
	title = {zh = "试", en = "Trial"}, law = {"l1"},
	subject = "case", kind = "procedure", level = "warning",
	message = {zh = "{said}", en = "{said}"},
	check = function(case)
		local a, b = next_code(text, start)
		local c, e = next_item(list, zero)
		return finding {said = a .. " " .. b .. " " .. c .. " " .. e}
	end,
}
