-- class: integrity
-- technique: a table of the file is written by every function that writes
-- contained-when: a fault each, and the table is as it was
-- expect: finding ok 0 1 2 3

local kept = {3, 1, 2, name = "x", inner = {1}}

return rule {
	title = {zh = "试", en = "Trial"}, law = {"l1"},
	subject = "case", kind = "procedure", level = "warning",
	message = {zh = "{said}", en = "{said}"},
	check = function(case)
		local n = 0
		local function try(f, ...) if pcall(f, ...) then n = n + 1 end end
		try(table.sort, kept)
		try(table.insert, kept, 4)
		try(table.remove, kept)
		try(table.move, {9}, 1, 1, 1, kept)
		try(function() kept[1] = 9 end)
		try(function() kept.name = nil end)
		try(function() kept.inner[1] = 9 end)
		try(function() kept.inner.x = 9 end)
		local copy = {table.unpack(kept)}
		table.sort(copy)
		return finding {said = "ok " .. n .. " " .. table.concat(copy, " ")}
	end,
}
