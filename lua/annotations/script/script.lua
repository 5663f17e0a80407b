---@meta
-- What a scripted audit (`assize script`) can use, beside the functions of Lua that a rule has too. Read by
-- lua-language-server; never run. include/assize/script.h says what a script may do.
-- 脚本核查（assize script）可用的名称，供编辑器读取，不会执行。

--- 金额：加、减、乘整数、比较；tostring 为“862400.00”。 Money: + - * whole numbers, compared.
---@class assize.script.money

--- 日期：相减为天数；年、月、日。 A date: differences are days.
---@class assize.script.date
---@field year integer
---@field month integer
---@field day integer

---@type string[] 命令行中 STORE 之后的参数。 The arguments behind STORE.
args = {}
---@type assize.script.date 核查基准日，--as-of 或今天。 The day of audits: --as-of, or today.
as_of = nil
---@type string --seed；没有则为空。 --seed, or "".
seed = ""
---@type "zh"|"en"
lang = "zh"

--- “不适用”：与任何值都不能运算或比较。 "Not applicable": meets no other value. 不详为 nil。 Unknown is nil.
---@class assize.script.na
---@type assize.script.na
na = nil

--- 既非不详，也非不适用。 Neither unknown nor not applicable.
---@param value any
---@return boolean
function known(value) end

--- 2026-10-31、2026-10 或 2026。 As 2026-10-31, 2026-10 or 2026.
---@param text string
---@return assize.script.date
function date(text) end

--- 以元计："3000.00"。 In yuan.
---@param text string
---@return assize.script.money
function money(text) end

--- 文本的 SHA-256，六十四位十六进制；任何人可用 sha256sum 复核。 The SHA-256 of a text in hex; sha256sum makes it again.
---@param text string
---@return string
function sha256(text) end

--- 说一行。 Says one line.
---@param ... any
function say(...) end

--- 断言：不成立的在最后列出，退出状态为 1；脚本继续。 An expectation: what fails is listed at the end, exit 1; the script goes on.
---@param condition any
---@param message string
---@return any condition
function expect(condition, message) end

--- 就此结束，退出状态为 1。 Ends the script here, exit 1.
---@param message string
function fail(message) end

---@class assize.script.sample_options
---@field size integer 多少个。 How many.
---@field seed? string 种子；默认 --seed。 The default is --seed.
---@field key? string 用作键的字段；默认 id 或 key。 The field that is an item's key; id or key.

--- 抽样：先 30 个，再 60 个时包含前 30 个，与次序无关。 Items by a hash of seed and key: 60 contain the first 30, in whatever order they came.
---@generic T
---@param items T[]|fun(): T?
---@param options assize.script.sample_options
---@return T[]
function sample(items, options) end

---@class assize.script.money_options: assize.script.sample_options
---@field amount string|fun(item: any): assize.script.money 每项的金额：字段名或函数。 An item's amount: a field or a function.

---@class assize.script.hit
---@field item any
---@field key string
---@field amount assize.script.money
---@field draws integer[] 抽中它的签号。 The draws that fell on it.

---@class assize.script.hits
---@field [integer] assize.script.hit 按首次抽中的次序。 In the order of the first draw.
---@field total assize.script.money

--- 货币单元抽样：每一分钱的机会相同；同一项可被抽中多次。 Monetary-unit sampling: each fen has the same chance; an item may be hit twice.
---@param items any[]|fun(): any
---@param options assize.script.money_options
---@return assize.script.hits
function sample_money(items, options) end

-- ---- 库 / the store -------------------------------------------------------------------------------

---@class assize.script.audit_options
---@field profile? string 相对于脚本文件；默认为库的方案。 Seen from the script's file; the store's.
---@field as_of? assize.script.date|string
---@field scope? table<string, any> 案件的公开字段：{court = "..."}。 Open fields of the case.
---@field name? string 运行的名称，previous 以此为准。 Of the run; previous() goes by it.
---@field jobs? integer

---@class assize.script.cases_options
---@field scope? table<string, any>
---@field with? string[] 还要哪些列表：{"victims", "property"}。 Which lists too.

---@class assize.script.store
store = {}

--- 运行一次核查并保存。 Runs an audit, which is kept.
---@param options? assize.script.audit_options
---@return assize.script.run
function store:audit(options) end

--- 已完成的运行，新的在前。 The finished runs, the newest first.
---@param options? {name?: string}
---@return assize.script.run[]
function store:runs(options) end

---@param number integer
---@return assize.script.run
function store:run(number) end

--- 逐案：公开字段与推算字段，不含个人信息。 Case by case: open and derived fields, nothing personal. `for case in store:cases {} do`
---@param options? assize.script.cases_options
---@return fun(): assize.script.case?
function store:cases(options) end

--- 一项提示的说明。 The explanation of a finding.
---@param id string
---@param options? {run?: integer, lang?: "zh"|"en"}
---@return string
function store:explain(id, options) end

--- 一件案件：`assize schema` 所列字段；不详为 nil，不适用为 na。 A case, with the fields that `assize schema` lists.
---@class assize.script.case
---@field key string
---@field [string] any

-- ---- 运行 / runs ----------------------------------------------------------------------------------

---@class assize.script.counts
---@field dossiers integer
---@field findings integer
---@field info integer
---@field warning integer
---@field error integer
---@field not_evaluated integer
---@field faults integer

---@class assize.script.run
---@field number integer
---@field name string
---@field profile string
---@field as_of assize.script.date
---@field scope string
---@field state string
---@field counts assize.script.counts
---@field hash string
---@field began string
---@field ended string
local run = {}

--- 此前最近一次同名、同方案、同范围的运行，或 nil。 The last finished run before it of the same name, profile and scope, or nil.
---@return assize.script.run?
function run:previous() end

---@class assize.script.findings_options
---@field level? "info"|"warning"|"error" 此级及以上。 This level and above.
---@field kind? string
---@field rule? string
---@field case? string
---@field status? "open"|"upheld"|"dismissed"|"corrected"
---@field not_evaluated? boolean 改为列出未能判断的。 What could not be evaluated, instead.

--- 逐项提示。 Finding by finding: `for f in run:findings {level = "error"} do`
---@param options? assize.script.findings_options
---@return fun(): assize.script.finding?
function run:findings(options) end

--- 与较早的一次运行比较。 How it differs from an older run.
---@param older assize.script.run
---@param options? {level?: string, kind?: string, rule?: string}
---@return assize.script.comparison
function run:compare(older, options) end

---@alias assize.script.change "new"|"fixed"|"open"|"changed"|"not_evaluated"

---@class assize.script.comparison
---@field counts table<assize.script.change, integer>
local comparison = {}

--- 逐项变化；每项提示另有 change、case_moved，变化的有 was。 The findings of one sort, each with change and case_moved, and was where it changed.
---@param change assize.script.change
---@return fun(): assize.script.finding?
function comparison:each(change) end

--- 一项提示，与 `assize findings --format jsonl` 相同；values 为金额、日期和数。 A finding as `assize findings --format jsonl` has it; its values are money, dates and counts.
---@class assize.script.finding
---@field id string
---@field run integer
---@field case string
---@field subject {kind: string, key: string, path: string}
---@field policy string
---@field rule string
---@field title {zh: string, en: string}
---@field kind string
---@field level string
---@field attention? integer
---@field message {zh: string, en: string}
---@field values table<string, any>
---@field basis {id: string, title: {zh: string, en: string}, verified: boolean}[]
---@field evidence {path: string, value: any}[]
---@field parameters {name: string, value: any, layer: string, from: string, basis: string}[]
---@field leniency? table
---@field status string
---@field decision? table
---@field as_of string
---@field outcome? "not_evaluated"
---@field cause? string
---@field field? string
---@field reason? {zh: string, en: string}
---@field line? integer
---@field change? assize.script.change
---@field was? assize.script.finding
---@field case_moved? boolean

-- ---- 文件 / files ---------------------------------------------------------------------------------

--- --out 所指的文件夹；文件要么完整，要么不存在。 The folder of --out; a file is there whole or not at all.
---@class assize.script.out
out = {}

---@param name string
---@param text any 文本，或文本的列表。 A text, or a list of them.
function out:write(name, text) end

---@param name string
---@return assize.script.file
function out:file(name) end

---@param name string
---@param rows table[]|fun(): table?
---@param columns (string|string[])[] "key" 或 {"key", "表头"}。 Or {"key", "head"}.
function out:csv(name, rows, columns) end

---@param name string
---@param of assize.script.run
---@param options? {format?: "csv"|"jsonl"|"table", lang?: "zh"|"en", level?: string, kind?: string, rule?: string, case?: string, status?: string, not_evaluated?: boolean}
function out:findings(name, of, options) end

---@class assize.script.file
local file = {}

---@param ... any 文本，或文本的列表。 Texts, or lists of them.
---@return assize.script.file
function file:write(...) end

--- CSV 的一行。 One line of CSV.
---@param ... any
---@return assize.script.file
function file:row(...) end

--- 至此文件才存在。 Now the file is there.
function file:close() end
