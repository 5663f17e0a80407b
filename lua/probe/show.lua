--- What the values of an expression are, as a finding can carry them: `show(f)` calls f and
-- gives a finding of its values. `v01` is a value as it is, `t02` a description of one that a finding
-- cannot carry. The host puts this module into a policy for `assize repl`.

local MOST_VALUES = 30
local MOST_ITEMS = 40
local DEEPEST = 3
local LONGEST = 900 -- bytes; a finding takes 1,024

local describe

local function items(list)
  local texts = {}
  for i, item in ipairs(list) do
    if i > MOST_ITEMS then
      texts[i] = "... (" .. #list .. ")"
      break
    end
    texts[i] = tostring(item)
  end
  return table.concat(texts, ", ")
end

local function key_text(key)
  if type(key) == "string" then return key end
  return "[" .. tostring(key) .. "]"
end

local function table_text(values, depth)
  if depth > DEEPEST then return "{...}" end
  local texts = {}
  for key, value in pairs(values) do
    if #texts == MOST_ITEMS then
      texts[#texts + 1] = "..."
      break
    end
    texts[#texts + 1] = key_text(key) .. " = " .. describe(value, depth + 1)
  end
  return "{" .. table.concat(texts, ", ") .. "}"
end

-- Cut before a character, and the length said.
local function cut(text)
  if #text <= LONGEST then return text end
  local last = LONGEST
  while last > 0 and text:byte(last + 1) & 0xC0 == 0x80 do last = last - 1 end
  return text:sub(1, last) .. "... (" .. #text .. ")"
end

describe = function(value, depth)
  local kind = type(value)
  if kind == "string" then return cut('"' .. value .. '"') end
  if kind == "table" then return cut(table_text(value, depth)) end
  local text = tostring(value)
  if kind ~= "userdata" then return text end
  if text == "list" then return "[" .. items(value) .. "]" end
  if text == "set" then return "{" .. items(value) .. "}" end
  return text
end

-- Whether a finding carries it as it is: whole numbers, texts, flags, and the exact numbers and dates of
-- the host, whose texts begin with a digit or a sign; entities, lists and sets begin with a letter.
local function is_carried(value)
  local kind = type(value)
  if kind == "number" then return math.type(value) == "integer" end
  if kind == "userdata" then return not tostring(value):find("^%a") end
  return (kind == "string" and #value <= LONGEST) or kind == "boolean"
end

local function gather(...)
  local count = select("#", ...)
  local values = {}
  for i = 1, math.min(count, MOST_VALUES) do
    local value = select(i, ...)
    local place = string.format("%02d", i)
    if is_carried(value) then
      values["v" .. place] = value
    else
      values["t" .. place] = describe(value, 1)
    end
  end
  if count > MOST_VALUES then values.t99 = "..." end
  return values
end

return function(values) return finding(gather(values())) end
