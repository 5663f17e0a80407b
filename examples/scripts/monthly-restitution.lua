-- 追赃挽损月度核查：被害人损失多少、返还多少，哪些财物追回了还没有返还，与上月相比有何变化。
-- The monthly restitution audit: what victims lost and got back, what lies recovered and not returned, and
-- what moved since the month before.
--
--   assize script monthly-restitution.lua STORE --as-of 2026-10-31 --out DIR [KEY=VALUE]...
--
-- KEY=VALUE narrows the cases, as `court=厦门市思明区人民法院`. It writes, under DIR:
--   summary.md     the figures, and how many cases they are silent about
--   findings.csv   what the profile found, and what it could not judge
--   changes.csv    what is new, fixed, changed or not looked at since the last run
--   victims.csv    each victim who has not got everything back, by the number of the case and a key
--
-- How it counts. One loss may be judged in several cases (`loss_key`); it is counted once, in the case with
-- the larger known sum. A sum leaves out what is unknown and says of how many; it never takes unknown for
-- zero, and what one victim got too much pays no other. Who owes what is not summed: joint debtors each owe
-- the whole. A victim who has not been paid says nothing about whether anybody was able to pay.

local function t(zh, en) return lang == "zh" and zh or en end

local scope = {}
for _, arg in ipairs(args) do
  local key, value = arg:match("^([%w_.]+)=(.+)$")
  if not key then fail(t("参数应为 KEY=VALUE：", "an argument is KEY=VALUE: ") .. arg) end
  scope[key] = value
end

-- ---- the audit: a profile of this script's own ----------------------------------------------------

local run = store:audit {profile = "restitution/profile.yaml", name = "monthly-restitution", scope = scope}
local before = run:previous()
out:findings("findings.csv", run, {not_evaluated = true})

-- ---- the figures ------------------------------------------------------------------------------------

local zero = money("0")
local cases, without_victims, shared = 0, 0, 0
local victims, unknown_loss, unknown_returned = 0, 0, 0
local kept, kept_count, kept_unknown = zero, 0, 0
local losses = {} -- by loss_key, or by the case's own key: what is counted once

local unpaid = out:file("victims.csv")
unpaid:write("\u{FEFF}") -- by which spreadsheets know UTF-8
unpaid:row(t("案件", "case"), t("被害人", "victim"), t("损失", "loss"), t("已返还", "returned"), t("尚差", "left"))

local function count_victim(case, victim, sums)
  victims = victims + 1
  if not known(victim.loss) then
    unknown_loss = unknown_loss + 1
  elseif not known(victim.returned) then
    unknown_returned = unknown_returned + 1
  else
    sums.loss = sums.loss + victim.loss
    sums.returned = sums.returned + victim.returned
    if victim.returned < victim.loss then
      sums.left = sums.left + victim.loss - victim.returned
      unpaid:row(case.key, victim.key, victim.loss, victim.returned, victim.loss - victim.returned)
    end
  end
end

local function count_property(item)
  if item.status ~= "recovered" then return end
  kept_count = kept_count + 1
  if known(item.amount) then kept = kept + item.amount else kept_unknown = kept_unknown + 1 end
end

for case in store:cases {scope = scope, with = {"victims", "property"}} do
  local sums = {loss = zero, returned = zero, left = zero}
  cases = cases + 1
  if not known(case.victims) then without_victims = without_victims + 1 end
  for _, victim in ipairs(known(case.victims) and case.victims or {}) do count_victim(case, victim, sums) end
  for _, item in ipairs(known(case.property) and case.property or {}) do count_property(item) end
  local key = known(case.loss_key) and "loss " .. case.loss_key or "case " .. case.key
  local other = losses[key]
  if other then shared = shared + 1 end
  if not other or other.loss < sums.loss then losses[key] = sums end
end
unpaid:close()

local loss, returned, left = zero, zero, zero
for _, sums in pairs(losses) do
  loss = loss + sums.loss
  returned = returned + sums.returned
  left = left + sums.left
end

-- ---- what moved ---------------------------------------------------------------------------------------

local changes = before and run:compare(before)
if changes then
  local file = out:file("changes.csv")
  file:write("\u{FEFF}")
  file:row("change", "id", "case", "subject", "rule")
  for _, change in ipairs {"new", "changed", "fixed", "not_evaluated"} do
    for f in changes:each(change) do
      file:row(change, f.id, f.case, f.subject.path, f.policy .. "/" .. f.rule)
    end
  end
  file:close()
end

-- ---- the summary --------------------------------------------------------------------------------------

local lines = {}
local function line(zh, en) lines[#lines + 1] = t(zh, en) .. "\n" end

line("# 追赃挽损月度核查\n", "# Monthly restitution audit\n")
line(("基准日 %s；第 %d 次运行；案件 %d 件。"):format(as_of, run.number, cases),
  ("As of %s; run %d; %d cases."):format(as_of, run.number, cases))
if run.scope ~= "" then line("范围：" .. run.scope, "Scope: " .. run.scope) end
line("\n## 被害人\n", "\n## Victims\n")
line(("- 在案被害人 %d 名；已知损失合计 %s 元，已返还 %s 元；未足额返还的，尚差合计 %s 元。"):format(
    victims, loss, returned, left),
  ("- %d victims on record; known losses %s yuan, returned %s; to those who have not got all back, %s is left."):format(
    victims, loss, returned, left))
line(("- 未计入：损失不详 %d 名，返还不详 %d 名，被害人情况不详的案件 %d 件。"):format(
    unknown_loss, unknown_returned, without_victims),
  ("- Not in these sums: %d victims whose loss, and %d whose return is unknown; %d cases whose victims are.")
    :format(unknown_loss, unknown_returned, without_victims))
line(("- 同一损失由数案认定、只计一次的：%d 件。"):format(shared),
  ("- Cases about a loss that another case counts already: %d."):format(shared))
line("\n## 财物\n", "\n## Property\n")
line(("- 已追回未返还 %d 项，已知金额合计 %s 元（金额不详 %d 项）。"):format(kept_count, kept, kept_unknown),
  ("- Recovered and not returned: %d items, known amounts %s yuan (%d of unknown amount)."):format(
    kept_count, kept, kept_unknown))
line(("- 提示 %d 项，未能判断 %d 项；逐项见 findings.csv。"):format(
    run.counts.findings, run.counts.not_evaluated),
  ("- %d findings, %d not evaluated; each in findings.csv."):format(
    run.counts.findings, run.counts.not_evaluated))
line("\n## 与上一次相比\n", "\n## Since the last run\n")
if changes then
  local c = changes.counts
  line(("- 第 %d 次运行（%s）：新增 %d，已消除 %d，持续 %d，有变 %d，未能再查 %d。"):format(
      before.number, before.as_of, c.new, c.fixed, c.open, c.changed, c.not_evaluated),
    ("- Run %d (%s): new %d, fixed %d, open %d, changed %d, not looked at again %d."):format(
      before.number, before.as_of, c.new, c.fixed, c.open, c.changed, c.not_evaluated))
else
  line("- 此前没有同名同范围的运行。", "- There is no earlier run of this name and scope.")
end
out:write("summary.md", lines)
for _, text in ipairs(lines) do say((text:gsub("\n$", ""))) end

expect(run.counts.faults == 0, t("有规则出错，其结论缺失", "rules faulted, so that their answers are missing"))
