-- 抽样阅卷：按案件抽样，并按金额抽样。种子公开，任何人都能重抽；需要更多时加大数量，已抽的不变。
-- A sample drawn for reading by eye, both ways: by case, and by the money at stake.
--
--   assize script sample-for-reading.lua STORE --seed TEXT --out DIR [SIZE] [KEY=VALUE]...
--
-- SIZE is 30 where it is not given. KEY=VALUE narrows the cases. It writes, under DIR:
--   by-case.csv    SIZE cases, each as likely as any other
--   by-money.csv   the cases on which SIZE draws fell, each fen of the losses as likely as any other: large
--                  losses come up more often, some several times
--   left-out.csv   the cases without a known loss, which no draw by money can fall on: read them apart
--
-- The place of a case comes from a hash of seed and case number. So a sample of 60 begins with that of 30:
-- read 30, and where they leave doubt, draw 60 with the same seed and read the other 30. Write the seed down
-- before the first draw, as the date of a meeting: who may try seeds until a sample pleases has no sample.

local function t(zh, en) return lang == "zh" and zh or en end

local size, scope = 30, {}
for _, arg in ipairs(args) do
  local key, value = arg:match("^([%w_.]+)=(.+)$")
  if key then
    scope[key] = value
  elseif tonumber(arg) then
    size = math.tointeger(tonumber(arg)) or fail(t("数量应为整数：", "SIZE is a whole number: ") .. arg)
  else
    fail(t("参数应为数量或 KEY=VALUE：", "an argument is SIZE or KEY=VALUE: ") .. arg)
  end
end
if seed == "" then fail(t("请用 --seed 给出种子，例如抽样会议的日期", "name a seed with --seed, as the day of a meeting")) end

-- What a reader fills in stands last.
local reader = {{"reader", t("阅卷人", "reader")}, {"result", t("阅卷意见", "what was read")}}
local function columns(...)
  local all = {...}
  for _, column in ipairs(reader) do all[#all + 1] = column end
  return all
end

local function row(case, more)
  local one = {case = case.key, court = case.court, stage = case.stage, loss = case.loss_total}
  for key, value in pairs(more) do one[key] = value end
  return one
end

local case_columns = {
  {"case", t("案件", "case")}, {"court", t("法院", "court")}, {"stage", t("阶段", "stage")},
  {"loss", t("损失", "loss")},
}

-- ---- by case -----------------------------------------------------------------------------------------

local rows = {}
for place, case in ipairs(sample(store:cases {scope = scope}, {size = size})) do
  rows[place] = row(case, {place = place})
end
out:csv("by-case.csv", rows, columns({"place", t("位次", "place")}, table.unpack(case_columns)))
say((t("按案件抽取 %d 件。", "By case: %d cases.")):format(#rows))

-- ---- by money ----------------------------------------------------------------------------------------

local with_loss, left_out = {}, {}
for case in store:cases {scope = scope} do
  local list = known(case.loss_total) and with_loss or left_out
  list[#list + 1] = row(case, {key = case.key})
end
out:csv("left-out.csv", left_out, columns(table.unpack(case_columns)))

local any = false
for _, one in ipairs(with_loss) do any = any or one.loss > money("0") end
if any then
  local drawn = sample_money(with_loss, {size = size, amount = "loss"})
  rows = {}
  for i, hit in ipairs(drawn) do
    rows[i] = row({key = hit.key, court = hit.item.court, stage = hit.item.stage, loss_total = hit.amount},
      {draws = table.concat(hit.draws, " "), hits = #hit.draws})
  end
  out:csv("by-money.csv", rows, columns({"draws", t("抽签号", "draws")}, {"hits", t("抽中次数", "hits")},
    table.unpack(case_columns)))
  say((t("按金额抽取 %d 件，总额 %s 元。", "By money: %d cases, from %s yuan.")):format(#rows, drawn.total))
end
say((t("损失不详、未参加按金额抽样的 %d 件。", "Without a known loss, so not drawn from by money: %d cases.")):format(#left_out))
