-- What is said to have happened cannot lie ahead. Limits and ends of terms may, and are not looked at.
local dated = {
	property = {"measured_on", "renewed_on", "recovered_on", "returned_on"},
	payments = {"paid_on"},
	recovery = {"acted_on"},
	measures = {"taken_on"},
	enforcement = {"transferred_on", "filed_on", "performed_on", "closed_on"},
	listings = {"warned_on", "applied_on", "decided_on", "from", "removed_on", "removal_cause_on"},
	commutations = {"applied_on", "decided_on", "cured_on"},
	proceedings = {"from", "to"},
	defendants = {"joined_on", "left_on"},
	charges = {"offence_from", "offence_to"},
	stays = {"from", "to"},
	priors = {"committed_on", "judged_on"},
	penalties = {"imposed_on"},
}
local inner = {defendants = {"charges", "stays", "priors", "penalties"}, enforcement = {"measures"}}
local lists = {"defendants", "property", "payments", "recovery", "enforcement", "listings", "commutations", "proceedings"}
local own = {"filed_on", "accepted_on", "concluded_on", "effective_on", "offence_from", "offence_to"}

-- Adds a finding for each of the item's dates that lies ahead.
local function add(found, item, names)
	for _, name in ipairs(names) do
		local date = maybe(item)[name]
		if date and date > as_of then
			found[#found + 1] = finding {key = tostring(item) .. " " .. name, record = item, date = date}
		end
	end
end

-- The same for each item of a list, and for the lists within it.
local function add_list(found, owner, list)
	for _, item in ipairs(maybe(owner)[list] or {}) do
		add(found, item, dated[list])
		for _, each in ipairs(inner[list] or {}) do add_list(found, item, each) end
	end
end

return rule {
	title = {zh = "日期晚于基准日", en = "Dates that lie ahead"},
	law = {"baseline-records"},
	subject = "case", kind = "data", level = "warning",
	message = {
		zh = "{record}记载的日期{date}晚于核查基准日，请核对。",
		en = "A date on record for {record}, {date}, lies after the day of the audit: check it.",
	},
	check = function(case)
		local found = {}
		add(found, case, own)
		for _, list in ipairs(lists) do add_list(found, case, list) end
		return found
	end,
}
