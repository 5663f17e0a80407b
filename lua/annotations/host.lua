-- What a rule can use, beside the fields of a dossier, which follow below. Read by lua-language-server;
-- never run, and part of no policy.
-- 规则可用的名称；其后是案卷的各字段。供编辑器读取，不会执行。

-- ---- 规则 / rules -------------------------------------------------------------------------------

--- 中英文文本；两种都要写。 A text in both languages; both are needed.
---@class assize.title
---@field zh string
---@field en string

--- `when` 中对一个字段的要求：一个值、几个值之一、`above(n)` 等，或一个参数。
--- What `when` asks of a field: a value, one of several, `above(n)` and its kin, or a parameter.
---@alias assize.condition string|boolean|number|assize.test|assize.money|(string|number)[]

--- `above(n)`、`known` 等，只写在 `when` 中。 `above(n)`, `known` and their kin, for `when` alone.
---@class assize.test

--- 一种说法；一条规则可有几种，各用自己的名称。 One of several things that a rule can say.
---@class assize.message
---@field zh string
---@field en string
---@field kind? assize.kind 与规则不同时写。 Where it is not the rule's.
---@field level? assize.level
---@field attention? 1|2|3

--- 规则的表头：字面数据，先于代码读取。 The header of a rule: literal data, read before any code runs.
---@class assize.rule
---@field title assize.title 名称。 What it is called.
---@field law assize.law_id[] 法律依据，law.yaml 中的编号。 The ids of what it rests on, from law.yaml.
---@field subject assize.subject 核查哪类对象，每个对象核查一次；group 为分组规则。 What it is about; it runs once for each. "group": a rule over many cases.
---@field group_by? string 分组规则：按哪个字段分组，如 case.loss_key。 Of a group rule: the field whose value the cases of a group share.
---@field kind assize.kind
---@field level? assize.level 优先与从宽总是 info。 Priority and leniency are always info.
---@field attention? 1|2|3 关注程度；仅用于优先与从宽。 For priority and leniency alone.
---@field when? table<string, assize.condition> 先行判断：不符即不适用，不详即未能判断。 Judged first: where it is false the rule does not apply, where a field is unknown it is not evaluated.
---@field message? assize.title 提示的文本：{字段}、{值:格式}、{param.名称}。 The text of the finding: {field}, {value:format}, {param.name}.
---@field messages? table<string, assize.message> 几种说法，用 `finding.名称 {...}`。 Several, made with `finding.name {...}`.
---@field collect? fun(entity: any): assize.row|boolean|nil 分组规则：从每个对象取一行，只写名称和单个的值。 Of a group rule: one small row of each entity; names and plain values.
---@field check? fun(subject: any): assize.finding|assize.finding[]|boolean|nil 返回提示、提示的列表或不返回。 Returns a finding, a list of them, or nothing.

--- 一条规则：文件以 `return rule {...}` 结束。 A rule: the file ends with `return rule {...}`.
---@param header assize.rule
---@return assize.rule
function rule(header) end

--- 大于。 More than.
---@param value any
---@return assize.test
function above(value) end

--- 以上，含本数。 That much or more.
---@param value any
---@return assize.test
function at_least(value) end

--- 不满、不足。 Less than.
---@param value any
---@return assize.test
function below(value) end

--- 以下，含本数。 That much or less.
---@param value any
---@return assize.test
function at_most(value) end

--- 两端之间，含两端。 Between the two, both included.
---@param least any
---@param most any
---@return assize.test
function between(least, most) end

--- 已写明；不详时规则不适用，而不是未能判断。 Somebody said; where nobody did the rule does not apply.
---@type assize.test
known = nil

-- ---- 分组 / groups ------------------------------------------------------------------------------

--- 一行中可以写的值；文字不超过 200 字节，一行不超过 32 个名称。
--- What a row can hold: texts of at most 200 bytes; at most 32 names.
---@alias assize.collected integer|boolean|string|assize.money|assize.date|assize.ratio

--- `collect` 返回的一行；`case` 由 assize 填写。 A row as `collect` returned it; assize adds `case`.
---@class assize.row
---@field case? string 案件标识。 The key of the case.
---@field [string] assize.collected

--- 分组规则的 `check` 所核查的一组：`check = function(group) ... end`，其上写 `---@param group assize.group`。
--- What the `check` of a group rule is given; write `---@param group assize.group` above it.
---@class assize.group
---@field key string 该组各案共有的值。 The value that its cases share.
---@field rows assize.row[] 各行，次序固定；有一案未能判断时，读取即告结束。 Its rows, in an order that is always the same. Where a case was not evaluated, reading them ends the rule.
---@field unknown integer 未能判断的行数。 How many rows are not known.
---@field complete boolean 配置写明该组案件已经齐全。 The profile declares that the store holds every case of it.

--- `maybe(group)`：只有已知的行。 Only the rows that are known.
---@class assize.maybe.group
---@field key string
---@field rows assize.row[]
---@field unknown integer
---@field complete boolean

-- ---- 提示 / findings ----------------------------------------------------------------------------

--- 提示中可以写的值。 What a finding can show.
---@alias assize.shown integer|boolean|string|assize.money|assize.date|assize.ratio|assize.entity

--- 一条做好的提示，必须返回。 A finding; the rule must return it.
---@class assize.finding

--- 提示的值，以名称写入文本。 The values that its text names.
---@class assize.finding_values
---@field key? string|integer|assize.entity 同一对象有几条提示时各自的标识。 Its own key, where one subject has several.
---@field [string] assize.shown

--- `return finding {...}`；有几种说法时 `return finding.名称 {...}`。
--- `return finding {...}`; with several messages `return finding.name {...}`.
---@class assize.finding_maker
---@field [string] fun(values?: assize.finding_values): assize.finding
---@overload fun(values?: assize.finding_values): assize.finding

---@type assize.finding_maker
finding = nil

-- ---- 日期与参数 / days and parameters -----------------------------------------------------------

--- 核查的基准日。 The day as of which the rule is asked.
---@type assize.date
as_of = nil

--- 本规则包的参数，取对该对象有效的值。 The policy's parameters: the value in force for the subject.
---@type assize.parameters
param = nil

--- 从旧兼从轻：较轻的值、行为时的值、裁判时的值。参数须写明 lenient。
--- The lighter value, that at the act, that at the judgment. The parameter must say `lenient`.
---@param name assize.parameter_name
---@return any lighter
---@return any act
---@return any judged
function lenient(name) end

--- 金额：内部为分，不与普通数字比较，0 除外。 Money: whole fen; it meets no plain number but 0.
---@class assize.money
---@operator add(assize.money|0): assize.money
---@operator sub(assize.money|0): assize.money
---@operator mul(integer): assize.money
---@operator unm: assize.money

--- 日期：确知到日、月或年。由未知部分决定的比较，规则未能判断。
--- A date, known to the day, the month or the year. Where the unknown part decides, the rule is not evaluated.
---@class assize.date
---@field year integer
---@field month integer
---@field day integer
---@operator add(assize.days): assize.date
---@operator sub(assize.date): assize.days
---@operator sub(assize.days): assize.date
local date = {}

--- 若干月之后的同一日；无此日时为该月最后一日。 The same day so many months later, or that month's last.
---@param months assize.months
---@return assize.date
function date:add_months(months) end

--- 其后第若干个工作日；负数为其前；当日不计。日历缺该年的，规则未能判断。
--- The n-th working day after it, before it for n below zero; the day itself is not counted. Where the
--- calendar lacks the year, the rule is not evaluated.
---@param days assize.working_days
---@return assize.date
function date:add_working_days(days) end

--- 精确的比例，可与整数及比例比较。 An exact proportion; it compares with whole numbers and others.
---@class assize.ratio

--- 某日的周岁：自生日次日起算。 Full years on a day, counted from the day after the birthday.
---@param birth assize.date
---@param on assize.date
---@return integer
function age(birth, on) end

--- 两日之间的工作日数：起日不计，止日计入；止日在前则为负。日历缺该年的，规则未能判断。
--- The working days after `from` up to and with `to`; below zero where `to` is the earlier. Where the
--- calendar lacks the year, the rule is not evaluated.
---@param from assize.date
---@param to assize.date
---@return assize.working_days
function working_days(from, to) end

--- a/b 的精确比例；b 须大于零。 The exact proportion a/b; b must be above zero.
---@generic T: assize.money|integer
---@param a T
---@param b T
---@return assize.ratio
function ratio(a, b) end

--- 最小的一个。 The least of them.
---@generic T
---@param first T
---@param ... T
---@return T
function least(first, ...) end

--- 最大的一个。 The greatest of them.
---@generic T
---@param first T
---@param ... T
---@return T
function greatest(first, ...) end

--- 按比例分配，各份之和恰为总额。 Divides money in proportion; the parts sum to the pool exactly.
---@param pool assize.money
---@param claims (assize.money|integer)[]
---@return assize.money[]
function share(pool, claims) end

--- 分配的一步：整分部分、余数、按余数排定的位次、所得。 How a claim came to its part: whole fen, what is left of the division, the place by that.
---@class assize.share_step
---@field floor assize.money
---@field remainder integer 以各份之和为分母。 Out of the sum of the claims.
---@field place integer 余数大者在前；前几位各多得一分。 The larger remainder in front; those in front get a fen more.
---@field part assize.money

--- 同 share，并说明各份如何得出。 As share, with how each came to its part.
---@param pool assize.money
---@param claims (assize.money|integer)[]
---@return assize.share_step[]
function share_steps(pool, claims) end

-- ---- Lua ----------------------------------------------------------------------------------------

--- 本规则包 lib/ 中的模块（"lib.名称"）或 assize 的模块；只在文件开头。
--- A module of the policy's lib/ ("lib.name") or of assize; at the top of the file alone.
---@param name assize.module_name
---@return any
function require(name) end

--- 条件不成立即为规则故障。 A fault of the rule unless the value holds.
---@generic T
---@param value T
---@param message? string
---@return T
function assert(value, message) end

---@param message any
---@param level? integer
function error(message, level) end

--- 依次取出：`for _, charge in ipairs(d.charges)`。 One by one.
---@generic T
---@param list { [integer]: T }
---@return fun(list: { [integer]: T }, i?: integer): integer, T
---@return { [integer]: T }
---@return integer
function ipairs(list) end

--- 次序固定，与插入次序无关。 In an order that is always the same.
---@generic K, V
---@param table { [K]: V }
---@return fun(table: { [K]: V }, key?: K): K, V
---@return { [K]: V }
function pairs(table) end

--- 不能拦下未能判断，也不能拦下用尽的额度。 It catches neither an unknown field nor a spent budget.
---@param f function
---@param ... any
---@return boolean ok
---@return any ...
function pcall(f, ...) end

---@param which integer|"#"
---@param ... any
---@return any ...
function select(which, ...) end

---@param value any
---@param base? integer
---@return number?
function tonumber(value, base) end

---@param value any
---@return string
function tostring(value) end

---@param value any
---@return "nil"|"number"|"string"|"boolean"|"table"|"function"|"userdata"
function type(value) end
