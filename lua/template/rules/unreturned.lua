-- 已追回而逾期未返还的财物。文件名就是规则的标识。
-- Property that was recovered and not returned in time. The file's name is the rule's id.
--
-- 一条规则有三种结果：提示、无提示、未能判断。读到不详的字段，规则即告未能判断，并指出该字段。
-- A rule has three answers: a finding, none, or not evaluated. Reading a field that is unknown ends it
-- as not evaluated, with the field named: there is nothing to test for that here.

return rule {
  title   = {zh = "已追回未返还", en = "Recovered, not returned"},
  law     = {"cl-64"},              -- law.yaml 中的编号。 Ids in law.yaml.
  subject = "property",             -- 逐件核查财物。 It is asked of each piece of property.
  kind    = "restitution",
  level   = "warning",
  when    = {status = "recovered"}, -- 先行判断；不符即不适用。 Judged first; where it is false the rule does not apply.
  message = {zh = "已追回{amount}，滞留{kept:days}，期限{param.return_days}",
             en = "{amount} recovered and kept {kept:days}; the limit is {param.return_days}"},
  ---@param item assize.property
  check = function(item)
    local kept = as_of - item.recovered_on -- 日期相减得天数。 Two dates give days.
    if kept > param.return_days then return finding {kept = kept} end
  end,
}

-- 几件案件合起来看的规则写 subject = "group"，见 assize help rules。
-- A rule over several cases has subject = "group": see `assize help rules`.
