-- The library of Lua that a rule has: text, tables, arithmetic. What is not here is not there: no io, os,
-- debug, load, setmetatable, nothing random and nothing that asks the clock.
-- 规则可用的 Lua 标准函数；这里没有的，规则中也没有。

---@class stringlib
string = {}

---@param text string
---@param from? integer
---@param to? integer
---@return integer ...
function string.byte(text, from, to) end

---@param ... integer
---@return string
function string.char(...) end

---@param text string
---@param pattern string
---@param from? integer
---@param plain? boolean
---@return integer? from
---@return integer? to
---@return any ...
function string.find(text, pattern, from, plain) end

--- 不接受 %p：地址每次不同。 Without %p: an address is another each time.
---@param format string
---@param ... any
---@return string
function string.format(format, ...) end

---@param text string
---@param pattern string
---@return fun(): string, ...
function string.gmatch(text, pattern) end

---@param text string
---@param pattern string
---@param replacement string|table|function
---@param most? integer
---@return string
---@return integer count
function string.gsub(text, pattern, replacement, most) end

--- 字节数；字数用 utf8.len。 Bytes; utf8.len counts characters.
---@param text string
---@return integer
function string.len(text) end

---@param text string
---@return string
function string.lower(text) end

---@param text string
---@param pattern string
---@param from? integer
---@return any ...
function string.match(text, pattern, from) end

---@param text string
---@param count integer
---@param between? string
---@return string
function string.rep(text, count, between) end

---@param text string
---@return string
function string.reverse(text) end

---@param text string
---@param from integer
---@param to? integer
---@return string
function string.sub(text, from, to) end

---@param text string
---@return string
function string.upper(text) end

---@class tablelib
table = {}

---@param list table
---@param between? string
---@param from? integer
---@param to? integer
---@return string
function table.concat(list, between, from, to) end

---@generic T
---@param list T[]
---@param position integer
---@param value T
---@overload fun(list: T[], value: T)
function table.insert(list, position, value) end

---@param from table
---@param first integer
---@param last integer
---@param to integer
---@param into? table
---@return table
function table.move(from, first, last, to, into) end

---@param ... any
---@return table
function table.pack(...) end

---@generic T
---@param list T[]
---@param position? integer
---@return T
function table.remove(list, position) end

---@generic T
---@param list T[]
---@param before? fun(a: T, b: T): boolean
function table.sort(list, before) end

---@generic T
---@param list T[]
---@param from? integer
---@param to? integer
---@return T ...
function table.unpack(list, from, to) end

---@class mathlib
---@field maxinteger integer
---@field mininteger integer
---@field huge number
---@field pi number
math = {}

---@param x number
---@return number
function math.abs(x) end

---@param x number
---@return integer
function math.ceil(x) end

---@param x number
---@return integer
function math.floor(x) end

---@param x number
---@param y number
---@return number
function math.fmod(x, y) end

---@generic T
---@param first T
---@param ... T
---@return T
function math.max(first, ...) end

---@generic T
---@param first T
---@param ... T
---@return T
function math.min(first, ...) end

---@param x number
---@return number whole
---@return number rest
function math.modf(x) end

---@param x number
---@return number
function math.sqrt(x) end

---@param x any
---@return integer?
function math.tointeger(x) end

---@param x any
---@return "integer"|"float"|nil
function math.type(x) end

---@param a integer
---@param b integer
---@return boolean
function math.ult(a, b) end

---@class utf8lib
---@field charpattern string
utf8 = {}

---@param ... integer
---@return string
function utf8.char(...) end

---@param text string
---@param from? integer
---@param to? integer
---@param lax? boolean
---@return integer ...
function utf8.codepoint(text, from, to, lax) end

---@param text string
---@param lax? boolean
---@return fun(text: string, at?: integer): integer, integer
function utf8.codes(text, lax) end

---@param text string
---@param from? integer
---@param to? integer
---@param lax? boolean
---@return integer? count
---@return integer? bad
function utf8.len(text, from, to, lax) end

---@param text string
---@param n integer
---@param from? integer
---@return integer?
function utf8.offset(text, n, from) end
