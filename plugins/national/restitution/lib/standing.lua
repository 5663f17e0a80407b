-- Willingness, ability and amount, judged together; nil where nothing can be said.
--
-- full       the whole share of the loss is repaid
-- as_able    all that could be paid is repaid
-- secured    what could be paid is repaid, handed back, or in the hands of the police or the court
-- unable     willing, and nothing to pay with
-- due        willing and able, and not all of it paid yet
-- unwilling  able by the record, with its basis, and not willing
-- hiding     able by the record, with its basis, and signs of hiding assets
-- doubtful   unable by the record, which also holds signs of hiding: it contradicts itself
--
-- A small part of a large loss says nothing against anyone: only what could be paid is looked at.
local lists = require "assize.lists"
local ledger = require "lib.ledger"

local in_hand = {held = true, recovered = true}

local function has_hidden(d)
	local signs = maybe(d).hiding_signs
	return signs and #signs > 0
end

local function is_unable_and_willing(d)
	local soft = maybe(d)
	return soft.ability == "unable" and soft.willingness == "declared" and not has_hidden(d)
end

-- What belongs to the defendant and is held, recovered or handed back. A thing of which something is not known may be
-- that, and leaves the question open.
local function secured(d)
	local own = lists.where(d.case.property, function(item)
		return item.owner == d and (in_hand[item.status] or ledger.is_handed_back(item))
	end)
	return lists.sum(own, function(item) return item.amount end)
end

-- What could be paid at all.
local function payable(d)
	return least(d.ability_amount, d.loss_share)
end

local function of_unable(d)
	if has_hidden(d) then return "doubtful" end
	if d.willingness == "declared" then return "unable" end
	return nil -- that somebody who cannot pay does not offer to is nothing to report
end

local function of_able(d)
	if d.ability_amount <= 0 then return nil end
	if has_hidden(d) then return "hiding" end
	if d.repaid >= d.ability_amount then return "as_able" end
	if d.repaid + secured(d) >= payable(d) then return "secured" end
	if d.willingness == "declared" then return "due" end
	return "unwilling"
end

local function of(d)
	if d.loss_share <= 0 then return nil end
	if d.repaid >= d.loss_share then return "full" end
	if d.ability == "unable" then return of_unable(d) end
	return of_able(d)
end

return {of = of, is_unable_and_willing = is_unable_and_willing, secured = secured, payable = payable}
