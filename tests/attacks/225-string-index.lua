-- class: integrity
-- technique: a text has methods and no fields: its library cannot be written, by any way of writing
-- contained-when: each write is a fault
-- expect: finding wrote 0

return rule {
	title = {zh = "试", en = "Trial"}, law = {"l1"},
	subject = "case", kind = "procedure", level = "warning",
	message = {zh = "{said}", en = "{said}"},
	check = function(case)
		local n = 0
		local function try(f) if pcall(f) then n = n + 1 end end
		local s = "text"
		try(function() s.x = 1 end)
		try(function() string.x = 1 end)
		try(function() string.format = nil end)
		try(function() table.insert(string, 1) end)
		try(function() table.move({1}, 1, 1, 1, string) end)
		try(function() table.sort(string) end)
		try(function() table.remove(string) end)
		try(function() math.pi = 3 end)
		try(function() utf8.charpattern = "." end)
		return finding {said = "wrote " .. n}
	end,
}
