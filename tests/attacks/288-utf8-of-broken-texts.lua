-- class: escape
-- technique: the functions of utf8 at and beyond the ends of broken texts
-- contained-when: a fault or nil, never a read beyond the end
-- expect: finding ok

return rule {
	title = {zh = "试", en = "Trial"}, law = {"l1"},
	subject = "case", kind = "procedure", level = "warning",
	message = {zh = "{said}", en = "{said}"},
	check = function(case)
		for _, s in ipairs {"", "\xE4", "\xE4\xB8", "\xFF", "\x80\x80", "a\xF4\x90\x80\x80", "\xED\xA0\x80", "中"} do
			for _, i in ipairs {0, 1, 2, -1, 5, math.maxinteger, math.mininteger} do
				pcall(utf8.len, s, i)
				pcall(utf8.len, s, i, i, true)
				pcall(utf8.codepoint, s, i)
				pcall(utf8.codepoint, s, i, math.maxinteger)
				pcall(utf8.offset, s, i, i)
				pcall(utf8.offset, s, math.mininteger, i)
				pcall(utf8.char, i)
				pcall(string.byte, s, i, math.maxinteger)
				pcall(string.sub, s, i, math.mininteger)
				pcall(function() for _ in utf8.codes(s) do end end)
				pcall((utf8.codes("")), s, i)
			end
		end
		return finding {said = "ok"}
	end,
}
