-- 年底是否压案不立：年末受理的案件是否少于、次年年初是否多于诚实的零假设所能解释的。
-- Were cases held back from filing at the end of a year: are fewer taken in its last two weeks, and more in
-- the first two of the next, than an honest null model says?
--
--   assize script year-end-filings.lua STORE --as-of DAY --out DIR YEAR [KEY=VALUE]...
--
-- YEAR is the year that ends; DAY lies behind 14 January of the next. KEY=VALUE narrows the cases, as
-- `court=厦门市思明区人民法院`. A case counts on the day on which the court took it (accepted_on).
--
-- The null model. Cases come at one rate a working day, from 1 November to 14 January. The reference is 1
-- November to 17 December, which no statutory holiday falls in; the windows are 18 to 31 December and 1 to
-- 14 January. The Spring Festival begins on 21 January at the earliest, so that no window touches it.
--
-- The tests, exact and one-sided, given the sums: (a) too few in December against the reference; (b) too
-- many in January against the reference; (c) where earlier year-ends are on record, too many in January
-- against December compared with those. What is held back makes both (a) and (b), and a rate that only
-- rises, or only falls, one of them: so both must hold, and (c) too where it can be asked, or else what
-- comes every year (a season) would pass for something that was done this year.
--
-- The answers: `supported`, `not_supported`, `insufficient_data`. "Supported" says that the numbers are such
-- as holding back would make; it says nothing of why, and of nobody. Look at the cases, ask the registry.
-- This audit names no judge and compares no courts.

-- Working days. Which days are off or made up for is decided anew each year (国务院办公厅关于部分节假日安排的通知).
-- No checked table of these lies in this project, so that only Saturdays, Sundays and 1 January are off
-- here. Fill in those of your year, from the notice itself. What a missing entry does: a day off in January
-- that is taken for a working day makes (b) harder to pass; one in December makes (a) easier.
local days_off = {}    -- as ["2026-01-02"] = true
local days_worked = {} -- as ["2026-01-04"] = true: a Sunday that was worked

local alpha = 0.05          -- each test
local expected_least = 5    -- cases that the null model expects in a window; with fewer nothing can be said
local unknown_most = 0.1    -- the part of the two years' cases whose day may be unknown
local earlier_years = 5     -- how many year-ends before are looked at
local december, january, november = 1218, 114, 1101 -- month * 100 + day: where windows and reference begin

local function t(zh, en) return lang == "zh" and zh or en end

-- ---- the arguments -----------------------------------------------------------------------------------

local year, scope = nil, {}
for _, arg in ipairs(args) do
  local key, value = arg:match("^([%w_.]+)=(.+)$")
  if key then
    scope[key] = value
  elseif arg:match("^%d%d%d%d$") then
    year = math.tointeger(tonumber(arg))
  else
    fail(t("参数应为年份或 KEY=VALUE：", "an argument is a year or KEY=VALUE: ") .. arg)
  end
end
if not year then fail(t("请给出年份，例如 2025", "name the year that ends, as 2025")) end

-- ---- days ----------------------------------------------------------------------------------------------

local monday = date("2024-01-01")

local function is_worked(day)
  local name = tostring(day)
  if days_off[name] then return false end
  if days_worked[name] then return true end
  return (day - monday) % 7 < 5 and not (day.month == 1 and day.day == 1)
end

local function working_days(from, to)
  local count, day = 0, date(from)
  local last = date(to)
  while day <= last do
    if is_worked(day) then count = count + 1 end
    day = day + 1
  end
  return count
end

-- The part of a year-end that a day lies in, and the year that ends; nil outside of all.
local function part_of(day)
  local place = day.month * 100 + day.day
  if place >= december then return "december", day.year end
  if place >= november then return "reference", day.year end
  if place <= january then return "january", day.year - 1 end
end

-- ---- counting ------------------------------------------------------------------------------------------

local ends = {} -- by year: cases and working days of each part
for y = year - earlier_years, year do
  ends[y] = {
    reference = 0, december = 0, january = 0,
    days = {
      reference = working_days(y .. "-11-01", y .. "-12-17"),
      december = working_days(y .. "-12-18", y .. "-12-31"),
      january = working_days((y + 1) .. "-01-01", (y + 1) .. "-01-14"),
    },
  }
end

local dated, unknown = 0, 0 -- of the two years

-- A day that is not known to the day has a shorter text.
local function is_dated(value)
  return known(value) and #tostring(value) == #"2026-01-01"
end

local function is_of_the_years(case)
  local of = known(case.number) and tonumber(case.number:match("%d%d%d%d"))
  return not of or of == year or of == year + 1
end

for case in store:cases {scope = scope} do
  local day = case.accepted_on
  if is_dated(day) then
    local part, of = part_of(day)
    if part and ends[of] then ends[of][part] = ends[of][part] + 1 end
    if day.year == year or day.year == year + 1 then dated = dated + 1 end
  elseif is_of_the_years(case) then
    unknown = unknown + 1
  end
end

-- ---- exact tests ---------------------------------------------------------------------------------------

-- The chance that a count is at most, and that it is at least `seen`, where ratio(x) is the chance of x + 1
-- over that of x, from `low` to `high`. Only + - * / in a fixed order, from the likeliest count outwards: so
-- every machine gives the same digits, and nothing overflows.
local function tails(low, high, seen, ratio)
  local first, last = low, high -- the first x with ratio(x) < 1 is the likeliest
  while first < last do
    local middle = (first + last) // 2
    if ratio(middle) < 1 then last = middle else first = middle + 1 end
  end
  local sums = {below = 0.0, at = 0.0, above = 0.0}
  local function add(x, weight)
    local where = x < seen and "below" or x == seen and "at" or "above"
    sums[where] = sums[where] + weight
  end
  local weight = 1.0
  add(first, weight)
  for x = first, high - 1 do
    weight = weight * ratio(x)
    if weight == 0 then break end
    add(x + 1, weight)
  end
  weight = 1.0
  for x = first - 1, low, -1 do
    weight = weight / ratio(x)
    if weight == 0 then break end
    add(x, weight)
  end
  local all = sums.below + sums.at + sums.above
  return (sums.below + sums.at) / all, (sums.at + sums.above) / all
end

-- Binomial: `n` cases that fall into a window with odds of odds_of to odds_other.
local function binomial(n, seen, odds_of, odds_other)
  return tails(0, n, seen, function(x) return (n - x) * odds_of / ((x + 1) * odds_other) end)
end

-- Fisher's test with odds: of `n` cases of this year and `m` of earlier ones, `k` fell in January in all.
local function fisher(n, m, k, seen, odds)
  return tails(math.max(0, k - m), math.min(n, k), seen, function(x)
    return (n - x) * (k - x) * odds / ((x + 1) * (m - k + x + 1))
  end)
end

-- The 95% interval (Clopper and Pearson) of the rate in a window over that of the reference. By halving the
-- odds' range; `low` and `high` of a ratio that nothing bounds are nil.
local function interval(of, other, days_of, days_other)
  local n = of + other
  local function solve(upper)
    local low, high = 0.0, 1.0 -- of the part p; odds are p to 1 - p
    for _ = 1, 50 do
      local p = (low + high) / 2
      local at_most, at_least = binomial(n, of, p, 1 - p)
      local too_high
      if upper then too_high = at_most < 0.025 else too_high = at_least > 0.025 end
      if too_high then high = p else low = p end
    end
    return low / (1 - low) * days_other / days_of
  end
  return of > 0 and solve(false) or 0.0, other > 0 and solve(true) or nil
end

-- ---- the verdict ---------------------------------------------------------------------------------------

local now = ends[year]
local w = now.days

local function expected(part) return now.reference * w[part] / w.reference end

local function rate(of, days_of, other, days_other)
  return other > 0 and (of / days_of) / (other / days_other) or nil
end

local missing
if as_of < date((year + 1) .. "-01-15") then
  missing = t("年初的时段尚未结束", "the window in January is not over")
elseif dated + unknown == 0 or unknown > unknown_most * (dated + unknown) then
  missing = t("受理日期不详的案件过多", "too many cases have no known day of acceptance")
elseif expected("december") < expected_least or expected("january") < expected_least then
  missing = t("案件过少", "there are too few cases")
end

local earlier = {december = 0, january = 0, days_december = 0, days_january = 0, count = 0}
for y = year - earlier_years, year - 1 do
  local e = ends[y]
  -- A year that the store holds no whole year-end of says nothing.
  if e.december > 0 and e.january > 0 and e.reference > 0 then
    earlier.december = earlier.december + e.december
    earlier.january = earlier.january + e.january
    earlier.days_december = earlier.days_december + e.days.december
    earlier.days_january = earlier.days_january + e.days.january
    earlier.count = earlier.count + 1
  end
end
local has_earlier = earlier.december + earlier.january >= 4 * expected_least

local verdict, p_december, p_january, p_earlier = "insufficient_data", nil, nil, nil
if not missing then
  p_december = binomial(now.reference + now.december, now.december, w.december, w.reference)
  p_january = select(2, binomial(now.reference + now.january, now.january, w.january, w.reference))
  if has_earlier then
    local odds = (w.january / w.december) / (earlier.days_january / earlier.days_december)
    p_earlier = select(2, fisher(now.december + now.january, earlier.december + earlier.january,
      now.january + earlier.january, now.january, odds))
  end
  local both = p_december < alpha and p_january < alpha
  verdict = both and (not p_earlier or p_earlier < alpha) and "supported" or "not_supported"
end

-- ---- the report ----------------------------------------------------------------------------------------

local lines = {}
local function line(zh, en) lines[#lines + 1] = t(zh, en) .. "\n" end
local function shown(value) return value and ("%.3f"):format(value) or t("无", "none") end
local function shown_p(value) return not value and t("未作", "not asked") or
  value < 0.0001 and "< 0.0001" or ("%.4f"):format(value) end

local answers = {
  supported = t("支持：数据与年底压案不立相符", "supported: the numbers are such as holding back would make"),
  not_supported = t("不支持", "not supported"),
  insufficient_data = t("数据不足", "insufficient data"),
}

line("# 年底立案情况核查\n", "# Filings around the end of a year\n")
local named = {}
for key, value in pairs(scope) do named[#named + 1] = key .. "=" .. value end
table.sort(named)
line(("范围：%s；年末：%d；基准日：%s。"):format(#named > 0 and table.concat(named, " ") or "全部案件", year, as_of),
  ("Scope: %s; the end of %d; as of %s."):format(
    #named > 0 and table.concat(named, " ") or "all cases", year, as_of))
line("\n**结论：" .. answers[verdict] .. (missing and "（" .. missing .. "）" or "") .. "**\n",
  "\n**Answer: " .. answers[verdict] .. (missing and " (" .. missing .. ")" or "") .. "**\n")

local function window(title, part, p)
  local low, high = interval(now[part], now.reference, w[part], w.reference)
  line(("- %s：%d 件，零假设预期 %.1f 件；与对照期的日均之比 %s（95%% 区间 %s 至 %s），p = %s。"):format(title,
      now[part], expected(part), shown(rate(now[part], w[part], now.reference, w.reference)),
      shown(low), shown(high), shown_p(p)),
    ("- %s: %d cases, the null model expects %.1f; rate over the reference %s (95%% interval %s to %s), p = %s.")
      :format(title, now[part], expected(part),
        shown(rate(now[part], w[part], now.reference, w.reference)), shown(low), shown(high), shown_p(p)))
end

line(("- 对照期 11月1日至12月17日：%d 件，%d 个工作日。"):format(now.reference, w.reference),
  ("- Reference, 1 November to 17 December: %d cases in %d working days."):format(now.reference, w.reference))
window(t("12月18日至31日", "18 to 31 December"), "december", p_december)
window(t("1月1日至14日", "1 to 14 January"), "january", p_january)
if has_earlier then
  line(("- 往年（%d 个年末）：年末 %d 件、年初 %d 件；本次年初所占是否更高，p = %s。"):format(earlier.count,
      earlier.december, earlier.january, shown_p(p_earlier)),
    ("- Earlier years (%d year-ends): %d in December, %d in January; is January's part higher now, p = %s.")
      :format(earlier.count, earlier.december, earlier.january, shown_p(p_earlier)))
else
  line("- 往年数据不足，未与往年比较：每年都有的季节性起伏不能排除。",
    "- Too little of earlier years to compare with: a season that comes every year cannot be ruled out.")
end
if p_december and p_december < alpha and p_january < alpha and verdict == "not_supported" then
  line("- 年末偏少、年初偏多，但往年也是如此：或为季节规律，或为一贯做法，数据不能区分。",
    "- Few in December and many in January, but so it was in earlier years: a season, or a standing practice; "
      .. "the numbers cannot tell.")
end
line(("- 两年内受理日期不详的案件 %d 件（有日期的 %d 件）。"):format(unknown, dated),
  ("- Cases of the two years without a known day: %d (with one: %d)."):format(unknown, dated))
line("\n## 还有什么可以解释\n", "\n## What else could explain it\n")
line("- 检察机关、公安机关的办案节奏，年末集中移送或年初集中起诉；", "- the pace of police and procuratorate;")
line("- 节假日调休（本核查只计周末和元旦，除非在脚本中填入当年的通知）；",
  "- days off that were moved (only weekends and 1 January are known here, unless the script was told more);")
line("- 管辖、专项行动、新规施行，或受理日期补录、录入迟延；",
  "- a change of jurisdiction, a campaign, a new law, or days that were entered late or afterwards;")
line("- 偶然：零假设为真时，每项检验仍有至多百分之五会显得异常。",
  "- chance: of tests of a true null model, up to one in twenty looks unusual.")
line("\n本核查不指向任何法官，不比较法院；“支持”只说明数据与压案相符，原因由人查明。",
  "\nThis audit points at no judge and compares no courts; `supported` says what the numbers are like, and a "
    .. "person finds out why.")

for _, text in ipairs(lines) do say((text:gsub("\n$", ""))) end
out:write("year-end.md", lines)
local function digits(p) return p and ("%.6f"):format(p) or "" end
out:csv("verdict.csv", {{
  year = year, verdict = verdict, reference = now.reference, december = now.december, january = now.january,
  days_reference = w.reference, days_december = w.december, days_january = w.january,
  p_december = digits(p_december), p_january = digits(p_january), p_earlier = digits(p_earlier),
  unknown = unknown,
}}, {"year", "verdict", "reference", "december", "january", "days_reference", "days_december",
  "days_january", "p_december", "p_january", "p_earlier", "unknown"})
