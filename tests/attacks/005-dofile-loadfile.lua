-- class: escape
-- technique: read a host file through loadfile or dofile (the syntax error text quotes the file)
-- contained-when: loadfile and dofile do not exist for the plugin
-- expect: finding ok

local function got(f)
	local there, value = pcall(f)
	return there and value or nil
end
local function bad(what) return finding {said = "DEF" .. "EAT " .. what} end

return rule {
	title = {zh = "试", en = "Trial"}, law = {"l1"},
	subject = "case", kind = "procedure", level = "warning",
	message = {zh = "{said}", en = "{said}"},
	check = function(case)
		if got(function() return loadfile end) or got(function() return dofile end) then
			return bad("a file can be loaded")
		end
		for _, path in ipairs {"/etc/passwd", "etc.passwd", "....etc.passwd", "..policy", "./lib/a", ""} do
			if pcall(require, path) then return bad("file reached") end
		end
		return finding {said = "ok"}
	end,
}
