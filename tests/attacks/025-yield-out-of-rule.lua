-- class: escape
-- technique: the rule yields instead of returning; a host that resumes rules as coroutines may take the yield for a result or keep a live stack
-- contained-when: a yield is a policy error and the coroutine is closed
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
		local coroutine = got(function() return coroutine end)
		if not coroutine then return finding {said = "ok"} end
		local went = pcall(coroutine.yield, finding {said = "yielded"})
		return went and bad("resumed after yield") or finding {said = "ok"}
	end,
}
