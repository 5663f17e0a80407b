-- The names that assize gives to a policy (core/host/names.h; tests/schema compares); all else must be local.
std = "none"
read_globals = {
  "assert", "error", "ipairs", "math", "pairs", "pcall", "require", "select", "string", "table",
  "tonumber", "tostring", "type", "utf8",
  "rule", "above", "at_least", "below", "at_most", "between", "known",
  "as_of", "param", "lenient", "finding", "maybe", "ratio", "least", "greatest", "share", "share_steps",
  "age", "working_days",
}
max_line_length = 110
files["lua/annotations"] = {only = {"0"}} -- they only describe: read for their grammar alone
files["plugins"] = {max_line_length = false} -- messages are long
files["tests"] = {max_line_length = false}
files["tests/attacks"] = {only = {"0"}} -- they misuse on purpose: read for their grammar alone
files["examples/scripts/*.lua"] = { -- include/assize/script.h
  read_globals = {
    "store", "out", "args", "seed", "lang", "say", "expect", "fail", "sample", "sample_money",
    "date", "money", "na", "sha256",
  },
  max_line_length = false, -- messages are long
}
