-- What a judgment moved the base sentence by, against the bounds of the guidance. The guidance goes further
-- for a lighter crime, and the panel has a leeway of its own: that is for a person to say. Plea leniency has
-- a rule of its own; return of loot, compensation, forgiveness and reconciliation are looked at with what
-- was paid.
local bounds = {
	surrender = {most = "surrender_most"},
	confession = {most = "confession_most"},
	averted_result = {least = "averted_least", most = "averted_most"},
	court_plea = {most = "court_plea_most"},
	merit = {most = "merit_most"},
	major_merit = {least = "major_merit_least", most = "major_merit_most"},
	custody_good = {most = "custody_good_most"},
	attempted = {most = "attempted_most"},
	recidivist = {least = "recidivist_least", most = "recidivist_most", adverse = true},
	prior_record = {most = "prior_record_most", adverse = true},
	vulnerable_victim = {most = "vulnerable_victim_most", adverse = true},
	disaster = {most = "disaster_most", adverse = true},
}

local function figure(circumstance, name)
	return name and param.at(name, circumstance.case.concluded_on)
end

return rule {
	title = {zh = "调节比例超出量刑指导意见幅度", en = "A percentage out of the guidance's bounds"},
	law = {"fafa-2021-21", "cl-99"},
	subject = "circumstance", kind = "sentencing", level = "info",
	when = {percent = known},
	messages = {
		too_heavy = {
			level = "warning",
			zh = "{kind}增加基准刑的{percent}，高于量刑指导意见的最高比例（{most:count}%），请核对；纠正有利于被告人。",
			en = "For {kind} the base sentence was raised by {percent}, above the greatest percentage of the guidance ({most:count}%): check it. To mend it is in the defendant's favour.",
		},
		too_low = {
			level = "info",
			zh = "{kind}增加基准刑的{percent}，低于量刑指导意见的最低比例（{least:count}%），请核对；本提示不表示应当加重。",
			en = "For {kind} the base sentence was raised by {percent}, below the least percentage of the guidance ({least:count}%): check it. It does not say that it should be more.",
		},
		too_lenient = {
			level = "info",
			zh = "{kind}减少基准刑的{percent}，高于量刑指导意见的一般最高比例（{most:count}%）；犯罪较轻等情形可以更多，请核对理由是否载明。本提示不表示应当加重。",
			en = "For {kind} the base sentence was lowered by {percent}, above the greatest percentage of the guidance ({most:count}%); for lighter crimes it may be more. See whether the reason is on record. It does not say that it should be less.",
		},
		too_little = {
			level = "warning",
			zh = "{kind}减少基准刑的{percent}，低于量刑指导意见的最低比例（{least:count}%），请核对；纠正有利于被告人。",
			en = "For {kind} the base sentence was lowered by {percent}, below the least percentage of the guidance ({least:count}%): check it. To mend it is in the defendant's favour.",
		},
		without_basis = {
			level = "info",
			zh = "{kind}减少基准刑的{percent}；量刑指导意见未规定该情节的比例，胁从犯应当减轻或者免除处罚，请载明理由。",
			en = "For {kind} the base sentence was lowered by {percent}; the guidance gives no percentage for it. A coerced participant's punishment shall be reduced or waived: put the reason on record.",
		},
	},
	check = function(circumstance)
		if maybe(circumstance).credited == false then return nil end
		local kind, percent = circumstance.kind, circumstance.percent
		if kind == "coerced" then return finding.without_basis {} end
		local bound = bounds[kind]
		if not bound then return nil end
		local most, lowest = figure(circumstance, bound.most), figure(circumstance, bound.least)
		if percent > most then
			return bound.adverse and finding.too_heavy {most = most} or finding.too_lenient {most = most}
		end
		if lowest and percent < lowest then
			return bound.adverse and finding.too_low {least = lowest} or finding.too_little {least = lowest}
		end
	end,
}
