-- A measure that ran out lets go of what victims wait for. The last day still holds.
return rule {
	title = {zh = "查封、扣押、冻结期限", en = "The end of a measure"},
	law = {"cl-64", "cpl-245", "yifa-2022-20"},
	subject = "property", kind = "procedure", level = "info",
	when = {status = "held"},
	messages = {
		over = {
			level = "warning",
			zh = "{measure}已于{expires_on}届满，过期{days:days}，财物仍记为在控，未见续行或者解除。",
			en = "The measure ({measure}) ended on {expires_on}, {days:days} ago; the property still stands as held, and neither a renewal nor a release is on record.",
		},
		soon = {
			zh = "{measure}将于{expires_on}届满，还有{days:days}，请及时续行或者解除。",
			en = "The measure ({measure}) ends on {expires_on}, in {days:days}: renew or release it in time.",
		},
	},
	check = function(item)
		local days = item.expires_on - as_of
		if days < 0 then return finding.over {ended = "over", days = -days} end
		if days <= param.notice_days then return finding.soon {ended = "soon", days = days} end
	end,
}
