-- class: escape
-- technique: maybe of what is no entity, of a maybe, and of what a maybe gives
-- contained-when: a fault, or the same entity
-- expect: finding ok

local function bad(what) return finding {said = "DEF" .. "EAT " .. what} end

return rule {
	title = {zh = "试", en = "Trial"}, law = {"l1"},
	subject = "case", kind = "procedure", level = "warning",
	message = {zh = "{said}", en = "{said}"},
	check = function(case)
		local d = maybe(maybe(case)).defendants[1]
		for _, v in ipairs {1, "x", {}, true, param, finding, as_of, case.defendants, case.x, d.roles} do
			if pcall(maybe, v) then return bad("maybe took what is no entity") end
		end
		return finding {said = "ok " .. tostring(d.ability_amount) .. tostring(d.case.group_key)}
	end,
}
