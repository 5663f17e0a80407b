-- class: escape
-- technique: keep the case object in an upvalue and read it after its evaluation ended (use after free or a look into another case)
-- contained-when: the object is dead after the call: each access raises an error and never shows another case
-- expect: fault changed the module-level local 'old'

local function bad(what) return finding {said = "DEF" .. "EAT " .. what} end
local old

return rule {
	title = {zh = "试", en = "Trial"}, law = {"l1"},
	subject = "case", kind = "procedure", level = "warning",
	message = {zh = "{said}", en = "{said}"},
	check = function(case)
		if not old then
			old = {obj = case, id = tostring(case)}
			return finding {said = "kept"}
		end
		local read, id = pcall(function() return old.obj.number end)
		return bad("stale case readable " .. tostring(read) .. tostring(id))
	end,
}
