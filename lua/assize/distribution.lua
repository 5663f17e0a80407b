--- Dividing what was recovered among victims: `local distribution = require "assize.distribution"`.
---
--- What was traced to a victim goes back to that victim first (that to one before that to several), never
--- above what is still owed there; what lies above goes to the pool. The pool is divided in proportion to
--- what each is still owed (loss less repaid less traced), by the largest remainder: the parts sum to the
--- pool to the fen, nobody gets more than is owed, and what is left when all are paid stays undivided and is
--- stated. The order of claims and items decides nothing; where all else is equal the lower key comes first.
--- Later money is divided anew on what is owed by then (`distribution.next_claims`), so that it never asks
--- anything back.
---
--- 法释〔2011〕7号第九条、法释〔2021〕1号第四百三十八条、法发〔2021〕22号第十七条. That the proportion is that of the losses less
--- what was repaid, and who gets the last fen, is our reading: no text says how to round.

local distribution = {}

--- One victim's claim; a key stands once.
---@class assize.distribution.claim
---@field key string
---@field loss assize.money
---@field repaid assize.money By whomever, earlier distributions too.

--- What was traced: to one victim, or to several who then divide it in proportion.
---@class assize.distribution.traced
---@field key string
---@field victims string[] Keys of claims.
---@field amount assize.money

---@class assize.distribution.row
---@field key string
---@field loss assize.money
---@field repaid assize.money
---@field over assize.money Repaid above the loss: it pays no other, and is not asked back here.
---@field traced assize.money
---@field owed assize.money Loss less repaid less traced: what the pool is divided on.
---@field floor assize.money The part before the last fen.
---@field remainder integer Of the division, out of the sum of what is owed in fen.
---@field place integer By the remainder; the first `extra` places get one fen more.
---@field share assize.money Of the pool.
---@field total assize.money Traced and share.
---@field left assize.money Still owed after this.

---@class assize.distribution.plan
---@field rows assize.distribution.row[] By key.
---@field victims table<string, assize.distribution.row>
---@field pool assize.money As it was given.
---@field traced assize.money Returned to those it was traced to.
---@field above assize.money Traced above what was owed there: it went to the pool.
---@field owed assize.money The sum of what is owed, after the traced return.
---@field divided assize.money Pool and above, or what is owed where that is less.
---@field extra integer How many get one fen more.
---@field given assize.money Traced and divided.
---@field left assize.money What stays undivided.

-- ---- what is given ------------------------------------------------------------------------------------

local function refuse_negative(amount, what)
  if amount < 0 then error(what .. " is below zero") end
end

-- Items of a list by their key, in the order of the keys, which come back beside them.
local function by_key(list, what)
  local items, keys = {}, {}
  for _, item in ipairs(list) do
    if items[item.key] then error(("%s %s stands twice"):format(what, item.key)) end
    items[item.key] = item
    keys[#keys + 1] = item.key
  end
  table.sort(keys)
  return items, keys
end

local function new_row(claim, none)
  refuse_negative(claim.loss, "the loss of " .. claim.key)
  refuse_negative(claim.repaid, "what was repaid to " .. claim.key)
  local owed, over = claim.loss - claim.repaid, none
  if owed < 0 then owed, over = none, claim.repaid - claim.loss end
  return {
    key = claim.key, loss = claim.loss, repaid = claim.repaid, over = over, traced = none, owed = owed,
    floor = none, remainder = 0, place = 0, share = none,
  }
end

-- ---- the plan -----------------------------------------------------------------------------------------

local function owed_to(rows)
  local owed = {}
  for i, row in ipairs(rows) do owed[i] = row.owed end
  return owed
end

local function sum(amounts, none)
  local total = none
  for _, amount in ipairs(amounts) do total = total + amount end
  return total
end

-- Gives what was traced back; what is above comes back.
local function return_traced(item, victims, none)
  refuse_negative(item.amount, "what was traced as " .. item.key)
  local rows, named = {}, {}
  for i, key in ipairs(item.victims) do
    rows[i] = victims[key] or error(("%s is traced to %s, who has no claim"):format(item.key, key))
    if named[key] then error(("%s names %s twice"):format(item.key, key)) end
    named[key] = true
  end
  local owed = owed_to(rows)
  local amount = least(item.amount, sum(owed, none))
  if amount > 0 then
    for i, part in ipairs(share(amount, owed)) do
      rows[i].traced = rows[i].traced + part
      rows[i].owed = rows[i].owed - part
    end
  end
  return item.amount - amount
end

-- What is traced to fewer victims goes first: else the name of an item would decide who of the others gets
-- what is above.
local function fewest_first(items, keys)
  table.sort(keys, function(a, b)
    local of_a, of_b = #items[a].victims, #items[b].victims
    if of_a ~= of_b then return of_a < of_b end
    return a < b
  end)
end

-- How many get a fen more. With nothing to divide the places are those of the keys.
local function divide(rows, divided)
  local extra = 0
  if divided <= 0 then
    for i, row in ipairs(rows) do row.place = i end
    return extra
  end
  for i, step in ipairs(share_steps(divided, owed_to(rows))) do
    local row = rows[i]
    row.floor, row.remainder, row.place, row.share = step.floor, step.remainder, step.place, step.part
    if step.floor < step.part then extra = extra + 1 end
  end
  return extra
end

---@class assize.distribution.given
---@field pool assize.money What was traced to nobody.
---@field claims assize.distribution.claim[]
---@field traced? assize.distribution.traced[]

--- Divides. Unknown amounts have no place here: where one is unknown, do not divide.
---@param given assize.distribution.given
---@return assize.distribution.plan
function distribution.plan(given)
  refuse_negative(given.pool, "the pool")
  local none = given.pool - given.pool
  local claims, keys = by_key(given.claims, "the claim of")
  local rows, victims = {}, {}
  for i, key in ipairs(keys) do
    rows[i] = new_row(claims[key], none)
    victims[key] = rows[i]
  end
  local items, order = by_key(given.traced or {}, "the traced item")
  fewest_first(items, order)
  local above = none
  for _, key in ipairs(order) do above = above + return_traced(items[key], victims, none) end
  local owed = sum(owed_to(rows), none)
  local divided = least(given.pool + above, owed)
  local extra = divide(rows, divided)
  local traced = none
  for _, row in ipairs(rows) do
    row.total, row.left = row.traced + row.share, row.owed - row.share
    traced = traced + row.traced
  end
  return {
    rows = rows, victims = victims, pool = given.pool, traced = traced, above = above, owed = owed,
    divided = divided, extra = extra, given = traced + divided, left = given.pool + above - divided,
  }
end

--- The claims of the next distribution: what this one gave counts as repaid; late victims join.
---@param plan assize.distribution.plan
---@param late? assize.distribution.claim[]
---@return assize.distribution.claim[]
function distribution.next_claims(plan, late)
  local claims = {}
  for i, row in ipairs(plan.rows) do
    claims[i] = {key = row.key, loss = row.loss, repaid = row.repaid + row.total}
  end
  for _, claim in ipairs(late or {}) do claims[#claims + 1] = claim end
  return claims
end

return distribution
