-- 关口：与上一次核查相比，出现新的“错误”级提示时回答“否”（退出状态 1）。
-- A gate: answers no (exit status 1) when a finding of level error is there that the run before had not.
--
--   assize script gate.lua STORE [LEVEL]        LEVEL: error (the default) or warning
--
-- A finding that was there before and that nobody could look at again (a field became unknown, the case
-- left the scope) is told too: it is no success. The first run has nothing to compare with; it tells what
-- there is and answers yes, so that a court may begin with the state that it is in.
--
-- The gate compares with its own last run, whatever that answered: what it told once is not new the next
-- time. Who wants to be told until it is mended lists `run:findings {level = level, status = "open"}`.

local level = args[1] or "error"

local function t(zh, en) return lang == "zh" and zh or en end

local function show(word, f)
  say("  " .. word, f.id:sub(1, 8), f.case, f.subject.path, f.policy .. "/" .. f.rule, f.message[lang])
end

local run = store:audit {name = "gate"}
local before = run:previous()

if not before then
  local count = 0
  for f in run:findings {level = level} do
    count = count + 1
    show(t("已有", "there"), f)
  end
  say((t("首次核查，无从比较；已有提示 %d 项。", "The first run, with nothing to compare; %d findings are there.")):format(count))
else
  local changes = run:compare(before, {level = level})
  for f in changes:each("new") do show(t("新增", "new"), f) end
  for f in changes:each("not_evaluated") do show(t("未能再查", "not looked at again"), f) end
  say((t("与第 %d 次运行比较：新增 %d 项，已消除 %d 项，未能再查 %d 项。",
    "Compared with run %d: new %d, fixed %d, not looked at again %d.")):format(
    before.number, changes.counts.new, changes.counts.fixed, changes.counts.not_evaluated))
  expect(changes.counts.new == 0, (t("出现新的提示 %d 项", "%d new findings")):format(changes.counts.new))
end
expect(run.counts.faults == 0, t("有规则出错，其结论缺失", "rules faulted, so that their answers are missing"))
