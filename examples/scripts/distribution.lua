-- 案款分配：一案已追回的款项按被害人尚未受偿的损失分配，法院留分配方案一份，每名被害人得分配单一份。
-- A distribution: what was recovered in a case, divided on what its victims are still owed; a plan for the
-- court, and a slip for each victim.
--
--   assize script distribution.lua STORE CASE salt=TEXT [add=YUAN] [partial=yes] [alone=yes]
--          --as-of 2026-10-31 --out DIR
--
-- salt=TEXT     16 bytes or more, made by chance for this plan, which the court keeps and tells nobody: who
--               knows it could try out the sums of others against their hashes
-- add=YUAN      money in hand that stands under no property of the record
-- partial=yes   divide among the victims on record although the file counts more
-- alone=yes     divide on the payments of this case alone although other cases are about the same loss: without
--               it nothing is divided then, for a victim may have been paid in full there. A loss is the same
--               where case.loss_key or the loss_key of an order is
--
-- It writes, under DIR:
--   plan.md, plan.csv    the court's: every victim, what was traced, what stays, the law. Not to be given out
--   slips/KEY.txt        a victim's: the own sums and the totals, nothing of any other victim
--
-- How a slip is checked without the others: examples/scripts/check-slip.py, or by hand as the slip says. All
-- slips of a plan carry one root, which the court can publish: each slip is a leaf of a tree of hashes, in
-- the order of the places by which the last fen are given. So no two slips of one root can have the same
-- place, and no slip can be changed, added or made for one person alone after the root was told. A slip names
-- no remainder but its own: from a remainder of another's the other's loss could be counted back.
--
-- What it cannot say: who is no victim of the debtor whose money it is; payments that another case about the
-- same loss recorded (the plan and every slip say so); debts that go before the victims' (medical costs).
-- With two victims each can subtract the own sum from the total: nothing hides the other then.

local distribution = require "assize.distribution"

local function t(zh, en) return lang == "zh" and zh or en end

-- ---- what is asked --------------------------------------------------------------------------------------

local SALT_LEAST <const> = 16

local function read_arguments()
  local given, seen = {add = money("0")}, {}
  for i, arg in ipairs(args) do
    local name, value = arg:match("^(%l+)=(.+)$")
    if name and seen[name] then fail(t("参数写了两次：", "an argument stands twice: ") .. name) end
    if name then seen[name] = true end
    if i == 1 and not name then
      given.case = arg
    elseif name == "add" then
      given.add = money(value)
    elseif name == "salt" or name == "partial" or name == "alone" then
      given[name] = value
    else
      fail(t("参数应为：案件 salt=… [add=元] [partial=yes] [alone=yes]，不是：",
        "arguments are CASE salt=TEXT [add=YUAN] [partial=yes] [alone=yes], not: ") .. arg)
    end
  end
  if not given.case then fail(t("请写明案件，例如 2024皖0102刑初519号", "name the case, as 2024皖0102刑初519号")) end
  if #(given.salt or "") < SALT_LEAST then
    fail(t("请写明 salt=…，至少十六个字节，随机生成并由法院保管", "write salt=TEXT of 16 bytes or more, made by chance and kept by the court"))
  end
  if given.add < 0 then fail(t("add 不得为负数", "add is below zero")) end
  return given
end

-- As patterns, each whole: in a set, a wide bracket would be its bytes, which other characters have too.
local BRACKETS <const> = {"（", "）", "%(", "%)"}

local function without_brackets(number)
  for _, bracket in ipairs(BRACKETS) do number = number:gsub(bracket, "") end
  return number
end

local function find_case(number)
  local bare = without_brackets(number)
  for case in store:cases {with = {"victims", "property", "orders"}} do
    if without_brackets(case.key) == bare then return case end
  end
  fail(t("库中没有案件：", "the store has no case ") .. number)
end

-- ---- other cases about the same loss --------------------------------------------------------------------

local NAMED_MOST <const> = 5

local function losses_of(case)
  local losses = known(case.loss_key) and {case.loss_key} or {}
  for _, order in ipairs(known(case.orders) and case.orders or {}) do
    if known(order.loss_key) then losses[#losses + 1] = order.loss_key end
  end
  return losses
end

local function is_about(case, wanted)
  for _, loss in ipairs(losses_of(case)) do
    if wanted[loss] then return true end
  end
  return false
end

-- The keys of the other cases; nil where the case names no loss, so that none can be looked for.
local function same_loss(case)
  local wanted, losses, others = {}, losses_of(case), {}
  if #losses == 0 then return nil end
  for _, loss in ipairs(losses) do wanted[loss] = true end
  for other in store:cases {with = {"orders"}} do
    if other.key ~= case.key and is_about(other, wanted) then others[#others + 1] = other.key end
  end
  return others
end

local function same_loss_words(others)
  local more = #others > NAMED_MOST and t(" 等", ", ...") or ""
  local named = table.concat(others, t("、", ", "), 1, math.min(#others, NAMED_MOST)) .. more
  return (t("另有 %d 件案件涉及同一损失：%s。其中的付款未计入，被害人可能已在那里受偿",
    "Other cases about the same loss, %d in all: %s. Payments recorded there are not counted, and a victim may have been paid there")):format(
    #others, named)
end

local function look_elsewhere(case, alone)
  local others = same_loss(case)
  if others and #others > 0 and alone ~= "yes" then
    fail(same_loss_words(others) .. t("；请先核对，再以 alone=yes 只按本案的付款分配",
      "; look there, then write alone=yes to divide on the payments of this case alone"))
  end
  return others
end

-- What the plan says of it, at its top.
local function elsewhere_line(others)
  if not others then
    return t("**本案没有记载损失标识，未查其他案件是否涉及同一损失；分配前请核对。**\n\n",
      "**The case names no loss key: whether other cases are about the same loss was not looked for; see to it before.**\n\n")
  end
  if #others == 0 then return nil end
  return "**" .. same_loss_words(others) .. t("；分配前请核对。**\n\n", "; check them before.**\n\n")
end

-- ---- what is divided, and among whom --------------------------------------------------------------------

local function claims_of(case, partial)
  local claims, open = {}, {}
  for i, victim in ipairs(known(case.victims) and case.victims or {}) do
    if not known(victim.loss) then open[#open + 1] = victim.key .. ".loss" end
    if not known(victim.returned) then open[#open + 1] = victim.key .. ".returned" end
    claims[i] = {key = victim.key, loss = victim.loss, repaid = victim.returned}
  end
  if #open > 0 then
    fail(t("有不详的金额，不能分配；请先补全：", "amounts are unknown, so that nothing can be divided; complete ") .. table.concat(open, ", "))
  end
  if #claims == 0 then fail(t("本案没有在案的被害人，不能分配", "the case has no victims on record")) end
  if known(case.victims_count) and case.victims_count > #claims and partial ~= "yes" then
    fail((t("案卷载被害人 %d 名，在案只有 %d 名；请补全，或者以 partial=yes 只在在案被害人之间分配",
      "the file counts %d victims and has %d on record; complete them, or write partial=yes")):format(case.victims_count, #claims))
  end
  return claims
end

-- The items, each with what becomes of it: "traced", "pool" or "kept".
local function items_of(case)
  local items = {}
  for _, item in ipairs(known(case.property) and case.property or {}) do
    if item.status == "recovered" then
      if item.amount == nil then
        fail(t("财物金额不详，不能分配：", "the amount of an item is unknown: ") .. item.key)
      end
      local owned = known(item.victims) and #item.victims > 0
      local use = item.third_party == "good_faith" and "kept" or not known(item.amount) and "kept" or owned and "traced" or "pool"
      items[#items + 1] = {key = item.key, amount = item.amount, victims = item.victims, use = use}
    end
  end
  return items
end

local function make_plan(case, given)
  local claims, items = claims_of(case, given.partial), items_of(case)
  local pool, traced = given.add, {}
  for _, item in ipairs(items) do
    if item.use == "pool" then pool = pool + item.amount end
    if item.use == "traced" then traced[#traced + 1] = item end
  end
  local plan = distribution.plan {pool = pool, claims = claims, traced = traced}
  if plan.given <= 0 then
    fail(t("没有可以分配的款项：已追回的财物为零，或者损失已全部受偿", "there is nothing to give: nothing was recovered, or all was repaid"))
  end
  return plan, items
end

-- ---- the slips ------------------------------------------------------------------------------------------

-- The lines of a slip that are hashed, in this order: name, Chinese, English.
local LINES <const> = {
  {"case", "案件", "case"},
  {"as_of", "基准日", "as of"},
  {"victim", "被害人", "victim"},
  {"loss", "损失金额", "your loss"},
  {"repaid", "此前已受偿（以本案所载为限）", "repaid to you before, as far as this case shows"},
  {"traced", "权属明确先行返还", "returned to you as traced"},
  {"owed", "按比例分配前尚未受偿", "owed to you before the division"},
  {"owed_all", "全部被害人尚未受偿合计", "owed to all victims together"},
  {"divided", "按比例分配的总额", "divided among all"},
  {"victims", "被害人人数", "number of victims"},
  {"floor", "应得整分部分", "your part in whole fen"},
  {"remainder", "除法余数（分母为 owed_all 的分数）", "your remainder of the division, out of owed_all in fen"},
  {"place", "余数位次", "your place by the remainder"},
  {"extra", "前几位各多得一分", "so many first places get one fen more"},
  {"share", "按比例分得", "your share"},
  {"total", "本次应得合计", "your total"},
  {"salt", "盐", "salt"},
}

local function values_of(case, plan, row, salt)
  return {
    case = case.key, as_of = as_of, victim = row.key, loss = row.loss, repaid = row.repaid, traced = row.traced,
    owed = row.owed, owed_all = plan.owed, divided = plan.divided, victims = #plan.rows, floor = row.floor,
    remainder = row.remainder, place = row.place, extra = plan.extra, share = row.share, total = row.total,
    salt = sha256(("salt\n%s\n%s\n%s\n%s\n"):format(salt, case.key, as_of, row.key)),
  }
end

local function leaf_of(values)
  local text = {"slip\n"}
  for _, line in ipairs(LINES) do text[#text + 1] = ("%s=%s\n"):format(line[1], values[line[1]]) end
  return sha256(table.concat(text))
end

local function parent_of(left, right) return sha256(("node\n%s\n%s\n"):format(left, right)) end

-- The levels of the tree, leaves first; the last of an odd level goes up as it is.
local function levels_of(leaves)
  local levels = {leaves}
  while #levels[#levels] > 1 do
    local below, above = levels[#levels], {}
    for i = 1, #below, 2 do
      above[#above + 1] = below[i + 1] and parent_of(below[i], below[i + 1]) or below[i]
    end
    levels[#levels + 1] = above
  end
  return levels
end

-- The hashes beside the way up from a leaf.
local function path_of(levels, place)
  local path = {}
  for i = 1, #levels - 1 do
    local beside = place % 2 == 1 and place + 1 or place - 1
    path[#path + 1] = levels[i][beside]
    place = (place + 1) // 2
  end
  return path
end

local function slip_text(values, path, root, warned)
  local text = {t("案款分配单\n\n", "Distribution slip\n\n")}
  if warned then
    text[2] = t("另有案件涉及同一损失，其中的付款未计入本单；已在其他案件中受偿的，请告知法院。\n\n",
      "There are other cases about the same loss, whose payments are not counted here; tell the court what you were paid there.\n\n")
  end
  local function add(name, label, value)
    text[#text + 1] = (t("%s（%s）：%s\n", "%s (%s): %s\n")):format(label, name, value)
  end
  for _, line in ipairs(LINES) do add(line[1], t(line[2], line[3]), values[line[1]]) end
  add("path", t("旁路哈希", "hashes beside the way up"), #path > 0 and table.concat(path, " ") or "-")
  add("root", t("方案总根", "root of the plan"), root)
  text[#text + 1] = t([[

如何核对，不需要看他人的分配单：
一、loss 减 repaid 减 traced 等于 owed（不足零的按零）。
二、divided 乘 owed 除以 owed_all，得整分部分 floor，余数 remainder（均以分计算）。
三、place 不大于 extra 的，share 等于 floor 加一分；否则等于 floor。share 加 traced 等于 total。
四、python3 check-slip.py 本文件 核对以上各项及哈希，得出 root；root 应与法院公布的一致，各被害人的 root 相同。
本单供核对，以法院的分配方案和裁判文书为准。
]], [[

How to check it, without the slips of others:
1. loss less repaid less traced is owed (never below zero).
2. divided times owed by owed_all gives floor, and leaves remainder (all counted in fen).
3. With a place up to extra, share is floor and one fen; else it is floor. share and traced are total.
4. python3 check-slip.py THIS-FILE checks these and the hashes, and comes to root: the root that the court
   published, and the same on every slip.
This slip is for checking; the court's plan and judgment decide.
]])
  return text
end

local function file_name(key)
  return "slips/" .. key:gsub("[^%w_-]", function(c) return ("%%%02X"):format(c:byte()) end) .. ".txt"
end

local function write_slips(case, plan, salt, warned)
  local values, leaves = {}, {}
  for i, row in ipairs(plan.rows) do
    values[i] = values_of(case, plan, row, salt)
    leaves[row.place] = leaf_of(values[i])
  end
  local levels = levels_of(leaves)
  local root = levels[#levels][1]
  for i, row in ipairs(plan.rows) do
    out:write(file_name(row.key), slip_text(values[i], path_of(levels, row.place), root, warned))
  end
  return root
end

-- ---- the plan -------------------------------------------------------------------------------------------

local USES <const> = {
  traced = {"权属明确，先行返还", "traced: returned first"},
  pool = {"并入案款，按比例分配", "to the pool: divided in proportion"},
  kept = {"第三人善意取得或者无金额，不分配", "taken in good faith, or without an amount: not divided"},
}

local COLUMNS <const> = {
  {"key", t("被害人", "victim")}, {"loss", t("损失", "loss")}, {"repaid", t("已受偿", "repaid")},
  {"over", t("超额受偿", "repaid above the loss")}, {"traced", t("先行返还", "traced")}, {"owed", t("尚未受偿", "owed")},
  {"floor", t("整分部分", "floor")}, {"remainder", t("余数", "remainder")}, {"place", t("位次", "place")},
  {"share", t("按比例分得", "share")}, {"total", t("合计", "total")}, {"left", t("仍未受偿", "left")},
}

local function table_lines(add, rows, columns)
  local heads, rule = {}, {}
  for i, column in ipairs(columns) do heads[i], rule[i] = column[2], "---" end
  add("| " .. table.concat(heads, " | ") .. " |\n|" .. table.concat(rule, "|") .. "|\n")
  for _, row in ipairs(rows) do
    local cells = {}
    for i, column in ipairs(columns) do cells[i] = tostring(row[column[1]]) end
    add("| " .. table.concat(cells, " | ") .. " |\n")
  end
end

local function item_rows(items, added)
  local rows = {}
  for i, item in ipairs(items) do
    rows[i] = {key = item.key, amount = item.amount, use = t(USES[item.use][1], USES[item.use][2]),
      victims = item.use == "traced" and table.concat(item.victims, " ") or ""}
  end
  if added > 0 then
    rows[#rows + 1] = {key = "add", amount = added, use = t(USES.pool[1], USES.pool[2]), victims = ""}
  end
  return rows
end

local function total_row(plan)
  local total = {key = t("合计", "sum"), remainder = "", place = ""}
  for _, name in ipairs {"loss", "repaid", "over", "traced", "owed", "floor", "share", "total", "left"} do
    total[name] = money("0")
    for _, row in ipairs(plan.rows) do total[name] = total[name] + row[name] end
  end
  return total
end

local function write_plan(case, plan, items, given, root, others)
  local text, rows = {}, {}
  local function add(line) text[#text + 1] = line end
  for i, row in ipairs(plan.rows) do rows[i] = row end
  rows[#rows + 1] = total_row(plan)
  add(t("# 案款分配方案\n\n", "# Plan of distribution\n\n"))
  local elsewhere = elsewhere_line(others)
  if elsewhere then add(elsewhere) end
  add((t("案件 %s；基准日 %s；被害人 %d 名。\n\n", "Case %s; as of %s; %d victims.\n\n")):format(case.key, as_of, #plan.rows))
  add(t("## 款项\n\n", "## The money\n\n"))
  table_lines(add, item_rows(items, given.add), {{"key", t("财物", "item")}, {"amount", t("金额", "amount")},
    {"use", t("去向", "use")}, {"victims", t("权属被害人", "traced to")}})
  add((t("\n先行返还 %s 元；权属金额超出其损失而并入案款 %s 元；按比例分配 %s 元；未分配留存 %s 元。\n\n",
    "\nReturned as traced %s yuan; traced above what was owed, and so to the pool, %s; divided %s; left undivided %s.\n\n")):format(
    plan.traced, plan.above, plan.divided, plan.left))
  add(t("## 分配\n\n", "## The division\n\n"))
  table_lines(add, rows, COLUMNS)
  add((t("\n各被害人按比例分得 = %s × 尚未受偿 ÷ %s，取整分；余下的分按余数由大到小（余数相同的，尚未受偿多者在前；再相同的，按标识）前 %d 位各一分。\n",
    "\nShare = %s x owed / %s, in whole fen; the fen left over go one each to the %d largest remainders (then to the larger claim, then by the key).\n")):format(
    plan.divided, plan.owed, plan.extra))
  add((t("\n分配单总根：`%s`\n", "\nRoot of the slips: `%s`\n")):format(root))
  add((t("\n发放前核对全部 %d 份（目录中可能留有先前方案的分配单，其总根不同）：`python3 check-slip.py --root %s slips/*.txt`\n",
    "\nBefore they are given out, check all %d (the folder may still hold slips of an earlier plan, whose root is another): `python3 check-slip.py --root %s slips/*.txt`\n")):format(#plan.rows, root))
  add(t("\n依据：刑法第六十四条；法释〔2021〕1号第四百三十八条；法释〔2011〕7号第九条；法发〔2021〕22号第十七条（条号未核对原文）。尾分的处理无明文，系本方案的做法。\n",
    "\nLaw: Criminal Law art. 64; Fa Shi [2021] No. 1 art. 438; Fa Shi [2011] No. 7 art. 9; Fa Fa [2021] No. 22 art. 17 (its number was not read in the text). No text says how to round: that is this plan's.\n"))
  if given.partial == "yes" then
    add(t("\n只在在案被害人之间分配；案卷所载人数可能更多。\n", "\nDivided among the victims on record; the file may count more.\n"))
  end
  add(t("\n本方案供人参考，由人决定并说明理由。\n", "\nThis plan is advice: people decide, and give reasons.\n"))
  out:write("plan.md", text)
  out:csv("plan.csv", rows, COLUMNS)
  for _, line in ipairs(text) do say((line:gsub("\n$", ""))) end
end

local given = read_arguments()
local case = find_case(given.case)
local others = look_elsewhere(case, given.alone)
local plan, items = make_plan(case, given)
local root = write_slips(case, plan, given.salt, others and #others > 0)
write_plan(case, plan, items, given, root, others)
