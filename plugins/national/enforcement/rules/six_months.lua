-- The term of execution, or its extension. What is suspended is left out: no text on the sheet says how the term runs then.
return rule {
	title = {zh = "执行期限", en = "The term of execution"},
	law = {"fashi-2014-13-3"},
	subject = "enforcement", kind = "procedure", level = "info",
	when = {state = {"filed", "executing"}},
	messages = {
		over = {
			level = "warning",
			zh = "“{obligation}”的执行期限于{last}届满，已过{days:days}，仍为“{state}”，案卷未见其后的延长或者结案。",
			en = "The term of execution ({obligation}) ended on {last}, {days:days} ago; it still stands as {state}, and neither a later extension nor a close is on record.",
		},
		soon = {
			zh = "“{obligation}”的执行期限将于{last}届满，还有{days:days}。",
			en = "The term of execution ({obligation}) ends on {last}, in {days:days}.",
		},
	},
	check = function(item)
		local last = maybe(item).extended_until or item.filed_on:add_months(param.execution_months)
		local days = last - as_of
		if days < 0 then return finding.over {ended = "over", last = last, days = -days} end
		if days <= param.notice_days then return finding.soon {ended = "soon", last = last, days = days} end
	end,
}
