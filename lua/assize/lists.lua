--- Walking the lists of a dossier: `local lists = require "assize.lists"`.
--
-- Every function takes a list of the dossier (d.charges, case.victims) or a table, and a test that is
-- called with each item. A test that reads an unknown field ends the rule, as everywhere.

local lists = {}

--- True when some item passes the test; later items are then not looked at.
---@generic T
---@param list T[]
---@param test fun(item: T): boolean
---@return boolean
function lists.any(list, test)
  for _, item in ipairs(list) do
    if test(item) then return true end
  end
  return false
end

--- True when every item passes the test; also for an empty list.
---@generic T
---@param list T[]
---@param test fun(item: T): boolean
---@return boolean
function lists.all(list, test)
  for _, item in ipairs(list) do
    if not test(item) then return false end
  end
  return true
end

--- The items that pass the test, in the list's order.
---@generic T
---@param list T[]
---@param test fun(item: T): boolean
---@return T[]
function lists.where(list, test)
  local found = {}
  for _, item in ipairs(list) do
    if test(item) then found[#found + 1] = item end
  end
  return found
end

--- The first entity that passes the test, or nil. Each is asked behind maybe() first, so that one of
--- which something is not known hides no other; where none passes so, an unknown field ends the rule.
--- The test meets nil there: it may compare with it, but not order it.
---@generic T
---@param list T[]
---@param test fun(item: T): boolean
---@return T?
function lists.find(list, test)
  for _, item in ipairs(list) do
    if test(maybe(item)) then return item end
  end
  for _, item in ipairs(list) do
    if test(item) then return item end
  end
  return nil
end

--- The first question of a list that is answered with yes for an entity, or nil where all are answered
--- with no: `{{reason = "late", ask = function(prior) return ... end}, ...}`. Each is put behind maybe()
--- first, so that one known yes is enough whatever else is not known; without one, an unknown field ends
--- the rule. `ask` meets nil there: it may compare with it, but not order it.
---@param questions table[]
---@param entity any
---@return table?
function lists.first_yes(questions, entity)
  for _, question in ipairs(questions) do
    if question.ask(maybe(entity)) then return question end
  end
  for _, question in ipairs(questions) do
    if question.ask(entity) then return question end
  end
  return nil
end

--- How many items pass the test.
---@generic T
---@param list T[]
---@param test fun(item: T): boolean
---@return integer
function lists.count(list, test)
  local count = 0
  for _, item in ipairs(list) do
    if test(item) then count = count + 1 end
  end
  return count
end

--- The sum of what `value` gives for each item: money, days or counts, but not mixed. An empty list
--- gives 0, which compares with money too.
---@generic T
---@param list T[]
---@param value fun(item: T): assize.money|integer
---@return assize.money|integer
function lists.sum(list, value)
  local total = 0
  for _, item in ipairs(list) do total = total + value(item) end
  return total
end

return lists
