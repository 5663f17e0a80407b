-- Only a duty that is due and not performed can be listed. The last day to perform is still in time.
return rule {
	title = {zh = "纳入时没有未履行的到期义务", en = "Listed with no duty unmet"},
	law = {"fashi-2017-7-1"},
	subject = "listing", kind = "procedure", level = "warning",
	when = {ground = param.grounds},
	messages = {
		before = {
			zh = "{from}纳入失信名单，而履行期限于{due}才届满，请核对。",
			en = "Listed on {from}, though the term to perform ended only on {due}: check.",
		},
		performed = {
			zh = "{from}纳入失信名单，而义务已于{done}全部履行，请核对。",
			en = "Listed on {from}, though everything was performed on {done}: check.",
		},
	},
	check = function(listing)
		local from, execution = listing.from, listing.enforcement
		if from <= execution.due_on then return finding.before {due = execution.due_on} end
		if execution.outstanding > 0 then return nil end
		local done = execution.performed_on
		if done < from then return finding.performed {done = done} end
	end,
}
