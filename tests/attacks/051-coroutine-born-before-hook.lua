-- class: cpu
-- technique: a coroutine created while the chunk loads has the hook settings of that moment; the rule resumes it later
-- contained-when: hooks are set before any plugin code runs, and on every thread
-- expect: budget

local function got(f)
	local there, value = pcall(f)
	return there and value or nil
end
local coroutine = got(function() return coroutine end)
local co = coroutine and coroutine.wrap(function()
	coroutine.yield()
	while true do end
end) or function() while true do end end

return rule {
	title = {zh = "试", en = "Trial"}, law = {"l1"},
	subject = "case", kind = "procedure", level = "warning",
	message = {zh = "{said}", en = "{said}"},
	check = function(case)
		co()
		return finding {said = "survived"}
	end,
}
