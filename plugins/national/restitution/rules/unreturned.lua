-- What clearly belongs to a victim is returned at once; what has no clear owner is divided when the
-- judgment is in effect, so the days run from then.
local function has_owner(item)
	local owners = maybe(item).victims
	return owners and #owners > 0
end

local function is_before_effect(case)
	local soft = maybe(case)
	return not soft.effective_on and soft.stage and param.before_effect[soft.stage]
end

return rule {
	title = {zh = "已追回未返还", en = "Recovered, not returned"},
	law = {"cl-64", "cpl-245", "fashi-2021-1-438", "yifa-2022-34"},
	subject = "property", kind = "restitution", level = "warning",
	when = {status = "recovered"},
	message = {
		zh = "已追回{amount}，滞留{kept:days}，期限{param.return_days}",
		en = "{amount} recovered and kept {kept:days}; the limit is {param.return_days}",
	},
	check = function(item)
		local since = item.recovered_on
		if not has_owner(item) then
			if is_before_effect(item.case) then return nil end
			since = greatest(since, maybe(item.case).effective_on or since)
		end
		local kept = as_of - since
		if kept > param.return_days then return finding {kept = kept} end
	end,
}
