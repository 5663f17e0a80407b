"""`lists.find` and `lists.first_yes` of `assize.lists`: what is known answers first, and what is not known ends the rule only where nothing known does."""
import os
import sys
import unittest

sys.path.insert(0, os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "cli"))
from assize import Case

RULE = """local lists = require "assize.lists"

return rule {
  title = {zh = "试", en = "Trial"}, law = {"returns-1"},
  subject = "defendant", kind = "restitution", level = "info",
  message = {zh = "{found}", en = "{found}"},
  check = function(d)
    local found = lists.find(d.circumstances, function(c) return c.kind == "surrender" end)
    if found then return finding {found = found} end
  end,
}
"""

ROWS = """rule: found
dossier: two.yaml
as_of: 2026-10-31
columns: [name, defendant.D1.circumstance.C1.kind, defendant.D1.circumstance.C2.kind, expect]
rows:
  - [the first of two, surrender, surrender, {info: {found: C1}}]
  - [the second, confession, surrender, {info: {found: C2}}]
  - [one not known hides no other, 不详, surrender, {info: {found: C2}}]
  - [none, confession, merit, none]
  - [one not known may be it, 不详, merit, {not_evaluated: defendant.D1.circumstance.C1.kind}]
  - [the first not known is named, 不详, 不详, {not_evaluated: defendant.D1.circumstance.C1.kind}]
"""

DOSSIER = """key: （2026）闽0203刑初1号
case: {number: （2026）闽0203刑初1号}
defendants: [{key: D1, circumstances: [{key: C1, kind: merit}, {key: C2, kind: merit}]}]
"""


ASKED = """local lists = require "assize.lists"

local questions = {
  {reason = "part", ask = function(d) return d.participation == "accessory" end},
  {reason = "gain", ask = function(d) return d.gain and d.gain <= 0 end},
  {reason = "ability", ask = function(d) return d.ability == "unable" end},
}

return rule {
  title = {zh = "试", en = "Trial"}, law = {"returns-1"},
  subject = "defendant", kind = "restitution", level = "info",
  message = {zh = "{reason}", en = "{reason}"},
  check = function(d)
    local found = lists.first_yes(questions, d)
    if found then return finding {reason = found.reason} end
  end,
}
"""

QUESTIONS = """rule: asked
dossier: person.yaml
as_of: 2026-10-31
columns: [name, defendant.D1.participation, defendant.D1.gain, defendant.D1.ability, expect]
rows:
  - [the first of two, accessory, 0.00, able, {info: {reason: part}}]
  - [the second, principal, 0.00, able, {info: {reason: gain}}]
  - [the last, principal, 1.00, unable, {info: {reason: ability}}]
  - [one known yes is enough, 不详, 不详, unable, {info: {reason: ability}}]
  - [none, principal, 1.00, able, none]
  - [one not known may be it, principal, 不详, able, {not_evaluated: defendant.D1.gain}]
  - [the first not known is named, 不详, 不详, able, {not_evaluated: defendant.D1.participation}]
"""

PERSON = """key: （2026）闽0203刑初1号
case: {number: （2026）闽0203刑初1号}
defendants: [{key: D1, participation: principal, gain: 1.00, ability: able}]
"""


class Find(Case):
    def test_what_is_known_answers_first(self):
        self.tool("policy", "new", "returns", status=0)
        self.write("returns/rules/found.lua", RULE)
        self.write("returns/tests/two.yaml", DOSSIER)
        self.write("returns/tests/found.yaml", ROWS)
        done = self.tool("policy", "test", "returns", "--only", "found", status=0)
        self.assertIn("6 passed, 0 failed", done.out)
        checked = self.tool("policy", "check", "returns", status=0)
        self.assertIn("0 errors, 0 warnings", checked.out)

    def test_one_known_yes_is_enough(self):
        self.tool("policy", "new", "returns", status=0)
        self.write("returns/rules/asked.lua", ASKED)
        self.write("returns/tests/person.yaml", PERSON)
        self.write("returns/tests/asked.yaml", QUESTIONS)
        done = self.tool("policy", "test", "returns", "--only", "asked", status=0)
        self.assertIn("7 passed, 0 failed", done.out)
        checked = self.tool("policy", "check", "returns", status=0)
        self.assertIn("0 errors, 0 warnings", checked.out)


if __name__ == "__main__":
    unittest.main()
