-- class: cpu
-- technique: table.sort on a proxy with __len 2^28 and C functions as __index and __newindex never enters the VM
-- contained-when: table.sort works on raw tables only, or outside kill
-- expect: finding survived false

local function got(f)
	local there, value = pcall(f)
	return there and value or nil
end

return rule {
	title = {zh = "试", en = "Trial"}, law = {"l1"},
	subject = "case", kind = "procedure", level = "warning",
	message = {zh = "{said}", en = "{said}"},
	check = function(case)
		local set = got(function() return setmetatable end)
		local proxy = set and set({}, {__len = function() return 1 << 28 end}) or case.defendants
		return finding {said = "survived " .. tostring((pcall(table.sort, proxy)))}
	end,
}
