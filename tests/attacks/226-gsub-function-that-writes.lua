-- class: integrity
-- technique: the replacement function changes the table it is called from, raises, and calls gsub again to 150 levels
-- contained-when: an error or a text, never a crash
-- expect: finding ok

return rule {
	title = {zh = "试", en = "Trial"}, law = {"l1"},
	subject = "case", kind = "procedure", level = "warning",
	message = {zh = "{said}", en = "{said}"},
	check = function(case)
		local depth, t = 0, {x = "y"}
		local function again(w)
			depth = depth + 1
			t[w .. depth] = w
			if depth > 150 then error("enough") end
			return (("x"):gsub("x", again))
		end
		local done = pcall(string.gsub, "x", "x", again)
		local odd = pcall(string.gsub, "x", "x", function() return {} end)
		local none = ("abc"):gsub("b", function() return nil end)
		local from = ("abc"):gsub("%w", {a = "1", b = false, c = 3})
		return finding {said = "ok " .. tostring(done) .. tostring(odd) .. none .. from}
	end,
}
