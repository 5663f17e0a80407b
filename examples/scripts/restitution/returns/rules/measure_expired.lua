-- A measure that ran out lets go of what victims wait for.
return rule {
  title   = {zh = "查封、扣押、冻结期限届满", en = "A measure that ran out"},
  law     = {"cl-64"},
  subject = "property", kind = "restitution", level = "error",
  when    = {status = "held", expires_on = known},
  message = {zh = "控制措施于{expires_on}届满，已过{days:days}，未见续行",
             en = "The measure ran out on {expires_on}, {days:days} ago; no renewal is on record"},
  check = function(item)
    if item.expires_on < as_of then return finding {days = as_of - item.expires_on} end
  end,
}
