-- Makes calls of the standard functions from a seed, the same ones in every state, and gives each call's
-- outcome as text. Run by differential_test.c in the sandbox and in stock Lua. It uses nothing that
-- differs between the two by design: no pairs, no zero-length memory limits, no order without ties.
local seed, count = 1, 0

local function random(n) -- 1..n; a linear congruence, as math.random is not in the sandbox
  seed = (seed * 6364136223846793005 + 1442695040888963407) % 9007199254740992
  return seed // 65536 % n + 1
end

local function pick(list)
  return list[random(#list)]
end

local texts = {"", "a", "abc", "hello world", "  x  ", "a.b.c", "THE (quick) fox", "1", "-1", "0x10", "1e2", " 12 ",
  "10.5", "z", "%", "%d", "aaa", "aXbXc", "\n\t", "诈骗罪", "(2026)闽0203刑初88号", "\xFF\xFE", "é", "[x]", "a-b", "x=1, y=2",
  "key = value", "\u{10FFFF}", "\xC0\x80", "\u{7FFFFFFF}", "0", "00012", "nan", "inf", "0x", "1e", "١", "\xE4\xB8", "{{}}",
  "((a)(b))", "\0a\0", "a\0b"}
local pieces = {"a", "b", ".", "%a", "%d", "%s", "%w", "%p", "%u", "%l", "%x", "%c", "%g", "%A", "%D", "%S", "%W", "[abc]",
  "[^abc]", "[a-z]", "[%a_]", "[]]", "[^]]", "[a-]", "[%]]", "(", ")", "()", "(a*)", "(.)", "(.-)", "%1", "%2", "%b()", "%bxy",
  "%f[%w]", "%f[%W]", "^", "$", "*", "+", "-", "?", "%", "[", "]", "%b", "%bx", "%f", "[a", "[^", "[%", "x", " ", "%%", "%.",
  "l", "o", "\0", "诈", "\xE8", "%z", "[%w-]", "[+-]", "[--/]", "%9", "%0", "[a-%w]", "[%a-z]"}
local numbers = {0, 1, 2, 3, -1, -2, -3, 5, 10, -10, 100, 1.5, -1.5, 0.1, 2.0, 1e15, 1e16, 1e300, -1e300, 1e-300, 3.7, 255, 256,
  math.huge, -math.huge, 0.0, -0.0, math.maxinteger, math.mininteger, 2^53, 2^63, -2^63, 123456789012345, 1/3, 65, 0x4E00}
local small = {0, 1, 2, 3, 4, 5, -1, -2, -3, -5, 7, 10, -10, 100, 1.0, 2.0, 1.5, "2", "x", " 3 "}
local others = {true, false, "nil", {}}

local function text() return random(5) == 1 and pick(texts) .. pick(texts) or pick(texts) end
local function position() return pick(small) end

local function pattern()
  local p = ""
  for _ = 1, random(4) do p = p .. pick(pieces) end
  return p
end

local function scalar()
  local kind = random(8)
  if kind == 1 then return random(2) == 1 end
  if kind == 2 then return nil end
  if kind < 6 then return text() end
  return pick(numbers)
end

local function any() return random(12) == 1 and pick(others) or scalar() end

-- A value as text: the kind of number is told apart, tables show their sequence, addresses are not shown.
local function show(v, depth)
  local kind = type(v)
  if kind == "number" then return math.type(v) .. ":" .. string.format("%.17g", v) end
  if kind == "string" then return "'" .. v .. "'" end
  if kind ~= "table" then return kind == "function" and kind or tostring(v) end
  if depth then return "{...}" end
  local out = {}
  for i = 1, #v do out[i] = show(v[i], true) end
  return "{" .. table.concat(out, ",") .. (v.n and ";n=" .. v.n or "") .. "}"
end

local function array(make, n)
  local t = {}
  for i = 1, random(n) - 1 do t[i] = make() end
  return t
end

local function number() return pick(numbers) end

local conversions = {"d", "i", "c", "x", "X", "o", "u", "e", "E", "f", "g", "G", "a", "A", "s", "q", "%", "z", "F", "5d", "-5d", "05d",
  "+d", " d", "#x", "5.2f", ".3f", "-8.3s", ".2s", "10s", "5c", "#o", ".0f", "+.3e", "99d", "100d", ".99f", ".100f", "0-5d", "-05d", "3q",
  "#g", "##x", "5.5d", "010d", ".d", "5.", "", "5", " 5.1f", "+5s", "#s", ".3d", "99.99f", "-+ #0d", "-+ #05.3f", "0s", "1$d",
  "-----------------------d"}
local function format()
  local f = ""
  for _ = 1, random(3) do f = f .. pick{"", "a", "x ", "诈"} .. "%" .. pick(conversions) end
  return f
end

local replacements = {"", "x", "%0", "%1", "%2", "%%", "<%0>", "%", "%x", "%1%2", "a%"}
local function replacement()
  local kind = random(6)
  if kind == 1 then return {a = "A", b = 1, l = true, hello = false, ["诈"] = "骗", x = {}} end
  if kind == 2 then return function(a, b) return b or a end end
  if kind == 3 then return function(a) return random(3) == 1 and a .. "!" or nil end end
  if kind == 4 then return any() end
  return pick(replacements)
end

local function collect(...)
  local out = {}
  for a, b, c in string.gmatch(...) do
    out[#out + 1] = show(a) .. show(b) .. show(c)
    if #out > 50 then break end
  end
  return table.concat(out, ";")
end

local function walk(...)
  local out = {}
  for p, c in utf8.codes(...) do out[#out + 1] = p .. ":" .. c end
  return table.concat(out, ";")
end

local function distinct()
  local t, seen = {}, {}
  for _ = 1, random(200) do
    local n = random(100000)
    if not seen[n] then seen[n] = true; t[#t + 1] = n end
  end
  return t
end

local function maybe(make) if random(2) == 1 then return make() end end

-- Each makes one call and gives its results. A call is no tail call: Lua names the function in messages.
local calls = {
  function() local a, b, c, d = string.find(text(), pattern(), maybe(position), random(6) == 1) return a, b, c, d end,
  function() local a, b, c, d = string.match(text(), pattern(), maybe(position)) return a, b, c, d end,
  function() local a, b = string.gsub(text(), pattern(), replacement(), maybe(position)) return a, b end,
  function() local a = collect(text(), pattern(), maybe(position)) return a end,
  function() local a = string.format(format(), scalar(), scalar(), scalar()) return a end,
  function() local a = string.format("%" .. pick(conversions), number()) return a end,
  function() local a = string.format("%" .. pick(conversions), text()) return a end,
  function() local a, b, c = string.byte(text(), maybe(position), maybe(position)) return a, b, c end,
  function() local a = string.char(pick(numbers), pick(small), random(255)) return a end,
  function() local a = string.char(random(256) - 1, random(256) - 1) return a end,
  function() local a = string.rep(text(), pick{0, 1, 2, 5, -1, "3", 1.0}, maybe(text)) return a end,
  function() local a = string.sub(text(), position(), maybe(position)) return a end,
  function() local s = any() local a, b, c, d = string.upper(s), string.lower(s), string.reverse(s), string.len(s) return a, b, c, d end,
  function() local a = text():upper():lower():reverse() return a end,
  function() local a = table.concat(array(random(4) == 1 and any or text, 6), maybe(text), maybe(position), maybe(position)) return a end,
  function() local t = array(number, 6) table.insert(t, position(), text()) return t end,
  function() local t = array(number, 6) table.insert(t, text()) return t end,
  function() local t = array(number, 6) local a = table.remove(t, maybe(position)) return t, a end,
  function() local t = array(number, 6) local a = table.remove(t) return t, a end,
  function() local t = array(number, 6) local a = table.move(t, position(), position(), position()) return a end,
  function() local a = table.move(array(number, 6), position(), position(), position(), array(text, 3)) return a end,
  function() local t = table.pack(any(), any(), any()) return t end,
  function() local a, b, c, d = table.unpack(array(text, 5), maybe(position), maybe(position)) return a, b, c, d end,
  function() local t = distinct() table.sort(t) return t end,
  function() local t = distinct() table.sort(t, function(a, b) return a > b end) return t end,
  function() local t = array(text, 8) table.sort(t) return t end,
  function() local a, b = math.abs(any()), math.floor(any()) return a, b end,
  function() local a, b = math.ceil(number()), math.sqrt(math.abs(number())) return a, b end,
  function() local a = math.fmod(number(), number()) return a end,
  function() local a, b = math.modf(number()) return a, b end,
  function() local a, b = math.max(number(), number(), maybe(number) or 1), math.min(any(), any()) return a, b end,
  function() local a, b, c = math.tointeger(any()), math.type(number()), math.ult(pick(numbers), pick(small)) return a, b, c end,
  function() local a, b = utf8.len(text(), maybe(position), maybe(position), random(3) == 1) return a, b end,
  function() local a, b, c = utf8.codepoint(text(), maybe(position), maybe(position), random(3) == 1) return a, b, c end,
  function() local a = utf8.offset(text(), position(), maybe(position)) return a end,
  function() local a = utf8.char(random(0x110000) - 1, pick(numbers)) return a end,
  function() local a = utf8.char(random(70000), random(128)) return a end,
  function() local a = walk(text(), random(3) == 1) return a end,
  function() local a = tonumber(text(), maybe(function() return random(40) end)) return a end,
  function() local a = tonumber(any()) return a end,
  function() local a = tostring(pick(numbers)) return a end,
  function() local a, b = select(pick{1, 2, -1, -2, 3, "#", 0, -9}, any(), any()) return a, b end,
  function() local a = pick(numbers) .. pick(texts) return a end,
  function() local a, b = pcall(error, any(), pick{0, 1, 2}) return a, b end,
  function() local a = assert(any(), any()) return a end,
  function() local n = 0 for i in ipairs(array(any, 6)) do n = n + i end return n end,
}

-- Which of two values an ordering meets first is not the same in two sorts.
local function message(fault)
  fault = fault:gsub("^[^:]*:%d+: ", "")
  if fault:find("attempt to compare", 1, true) then return "attempt to compare" end
  return fault
end

return function(from, to)
  seed = from
  local out = {}
  for _ = from, to - 1 do
    count = random(#calls)
    local before = seed
    local ok, a, b, c, d = pcall(calls[count])
    if ok then
      out[#out + 1] = count .. " " .. before .. " " .. show(a) .. " " .. show(b) .. " " .. show(c) .. " " .. show(d)
    else
      out[#out + 1] = count .. " " .. before .. " fault " .. (type(a) == "string" and message(a) or show(a))
    end
  end
  return out
end
