-- class: determinism
-- technique: tostring of tables, functions and coroutines and %p show addresses (ASLR leak too)
-- contained-when: tostring gives no address and %p is refused; equal output in two processes
-- expect: finding table function list

local function bad(what) return finding {said = "DEF" .. "EAT " .. what} end

return rule {
	title = {zh = "试", en = "Trial"}, law = {"l1"},
	subject = "case", kind = "procedure", level = "warning",
	message = {zh = "{said}", en = "{said}"},
	check = function(case)
		local made, p = pcall(string.format, "%p", {})
		local text = tostring({}) .. " " .. tostring(type) .. " " .. tostring(case.defendants)
			.. tostring(case.x) .. tostring(finding) .. tostring(param) .. string.format("%s", case)
			.. tostring(made and p)
		return finding {said = text:find("0x", 1, true) and bad("an address") or text}
	end,
}
