-- Messages, calls and page views: counted for the case and not for a person, so that a finding is about
-- the case. They are a ground only where the amount of some pursued charge of fraud cannot be shown.
local charges = require "assize.charges"
local lists = require "assize.lists"

local function has_open_amount(charge)
	local amount = maybe(charge).amount
	return charge.charge == "fraud" and charges.is_pursued(charge) and (not amount or amount <= 0)
end

local function applies(case)
	local open = lists.any(case.defendants, function(d) return lists.any(d.charges, has_open_amount) end)
	return open and case.telecom
end

-- The message for a count, and the figure that it reaches; nil below both.
local function step(count, serious)
	local most = serious * param.especially_factor
	if count >= most then return "especially_serious", most end
	if count >= serious then return "serious", serious end
	return nil
end

return {applies = applies, step = step}
