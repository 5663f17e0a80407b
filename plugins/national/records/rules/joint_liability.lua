-- Who owes jointly with another is owed with: each names the other, and nobody themselves.
local lists = require "assize.lists"

return rule {
	title = {zh = "连带退赔的记录不对应", en = "Joint liability on record on one side only"},
	law = {"baseline-records"},
	subject = "outcome", kind = "data", level = "warning",
	when = {joint_with = known},
	messages = {
		oneself = {
			zh = "连带退赔人记为本人，请核对。",
			en = "Owes jointly with themselves by the record: check it.",
		},
		one_sided = {
			zh = "记为与{other}连带退赔，{other}的判决结果中却没有该被告人，请核对。",
			en = "Owes jointly with {other} by the record, and the outcome of {other} does not name this defendant: check both.",
		},
	},
	check = function(outcome)
		local d, found = outcome.defendant, {}
		for _, other in ipairs(outcome.joint_with) do
			local back = other ~= d and maybe(other).outcome
			local named = back and back.joint_with
			if other == d then
				found[#found + 1] = finding.oneself {key = other}
			elseif named and not lists.any(named, function(each) return each == d end) then
				found[#found + 1] = finding.one_sided {key = other, other = other}
			end
		end
		return found
	end,
}
