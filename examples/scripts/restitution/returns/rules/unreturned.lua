return rule {
  title   = {zh = "已追回未返还", en = "Recovered, not returned"},
  law     = {"cl-64", "monthly-1"},
  subject = "property", kind = "restitution", level = "warning",
  when    = {status = "recovered"},
  message = {zh = "已追回{amount}，滞留{kept:days}，期限{param.return_days}",
             en = "{amount} recovered and kept {kept:days}; the limit is {param.return_days}"},
  check = function(item)
    local kept = as_of - item.recovered_on
    if kept > param.return_days then return finding {kept = kept} end
  end,
}
