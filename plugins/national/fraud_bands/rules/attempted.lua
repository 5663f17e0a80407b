-- Completed and attempted fraud beside each other. Of both only the step that is surely reached counts.
local charges = require "assize.charges"
local scale = require "lib.scale"

local function message(completed, attempted)
	if attempted > completed and completed > 0 then return "attempted_heavier" end
	if attempted > completed and attempted > 1 then return "attempted_alone" end
	if attempted == 0 or completed == 0 then return nil end
	if attempted == completed then return "same" end
	return "completed_heavier"
end

return rule {
	title = {zh = "既遂与未遂数额并存", en = "Completed and attempted amounts beside each other"},
	law = {"cl-266", "fashi-2011-7-6", "fashi-2011-7-5", "cl-28", "fafa-2010-9"},
	subject = "charge", kind = "priority",
	when = {charge = "fraud", attempted_amount = known},
	messages = {
		attempted_heavier = {
			attention = 2,
			zh = "既遂{amount}与未遂{attempted_amount}分别达到不同量刑幅度，未遂的较重（起点不高于{limit}，超出{over}），依处罚较重的规定处理，并考虑未遂从宽。行为时{act}、裁判或者核查时{judged}。",
			en = "Completed {amount} and attempted {attempted_amount} reach different brackets, the attempted one the heavier (from at most {limit}, {over} above it): the heavier one is applied, with the leniency of an attempt. The act {act}, the judgment or the audit {judged}.",
		},
		attempted_alone = {
			attention = 2,
			zh = "既遂{amount}未达起点；未遂{attempted_amount}达到“数额巨大”以上（起点不高于{limit}，超出{over}）。请核对是否按未遂处理。行为时{act}、裁判或者核查时{judged}。",
			en = "Completed {amount} stays below every threshold; attempted {attempted_amount} reaches a huge amount or more (from at most {limit}, {over} above it). Check whether it is to be handled as an attempt. The act {act}, the judgment or the audit {judged}.",
		},
		same = {
			attention = 1,
			zh = "既遂{amount}与未遂{attempted_amount}达到同一量刑幅度（起点不高于{limit}），以既遂处理，两者不相加。行为时{act}、裁判或者核查时{judged}。",
			en = "Completed {amount} and attempted {attempted_amount} reach the same bracket (from at most {limit}): handled as completed; the two are not added. The act {act}, the judgment or the audit {judged}.",
		},
		completed_heavier = {
			attention = 1,
			zh = "既遂{amount}与未遂{attempted_amount}分别达到不同量刑幅度，既遂的较重，依既遂的幅度处理，两者不相加。行为时{act}、裁判或者核查时{judged}。",
			en = "Completed {amount} and attempted {attempted_amount} reach different brackets, the completed one the heavier: that bracket is applied, and the two are not added. The act {act}, the judgment or the audit {judged}.",
		},
		coerced = {
			attention = 1,
			zh = "既遂{amount}、未遂{attempted_amount}，其中较重者达到{limit}的数额档次，超出{over}。但有被胁迫情形或者迹象，转单独审查，不列为优先。行为时{act}、裁判或者核查时{judged}。",
			en = "Completed {amount}, attempted {attempted_amount}; the heavier of them reaches the step at {limit}, {over} above it. But there is coercion or a sign of it: to a separate review, and no high attention. The act {act}, the judgment or the audit {judged}.",
		},
	},
	check = function(charge)
		if not charges.is_pursued(charge) then return nil end
		local completed, attempted = scale.of(charge, charge.amount), scale.of(charge, charge.attempted_amount)
		local name = message(completed.lighter.sure, attempted.lighter.sure)
		if not name then return nil end
		local heavier, amount = attempted.lighter, charge.attempted_amount
		if completed.lighter.sure > heavier.sure then heavier, amount = completed.lighter, charge.amount end
		local limit = heavier.scale[heavier.sure].most
		return finding[charges.is_coerced(charge.defendant) and "coerced" or name] {
			limit = limit, over = amount - limit, act = attempted.act_day, judged = attempted.judged_day,
		}
	end,
}
