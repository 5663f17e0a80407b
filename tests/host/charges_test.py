"""`assize.charges`: which charge is still pursued, what holds attention back, and of which days the law is."""
import os
import sys
import unittest

sys.path.insert(0, os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "cli"))
from assize import Case

RULE = """local charges = require "assize.charges"

return rule {
  title = {zh = "试", en = "Trial"}, law = {"returns-1"},
  subject = "charge", kind = "data", level = "info",
  message = {zh = "{act}{judged}{pursued}{coerced}{screened}", en = "{act}{judged}{pursued}{coerced}{screened}"},
  check = function(charge)
    local act, judged = charges.law_days(charge)
    if %s then charges.need_law_days(charge) end
    local d = charge.defendant
    return finding {
      act = act, judged = judged, pursued = charges.is_pursued(charge),
      coerced = charges.is_coerced(d), screened = charges.is_screened(d),
    }
  end,
}
"""

DAYS = """rule: asked
dossier: act.yaml
as_of: 2026-10-31
columns: [name, defendant.D1.charge.fraud.offence_from, defendant.D1.charge.fraud.offence_to, case.offence_from, case.offence_to, case.concluded_on, expect]
rows:
  - [the charge's own last day, 2025-02-01, 2025-03-01, 2025-01-01, 2025-06-30, 2026-05-01, {info: {act: 2025-03-01, judged: 2026-05-01}}]
  - [the case's last day, 2025-02-01, 不详, 2025-01-01, 2025-06-30, 2026-05-01, {info: {act: 2025-06-30}}]
  - [the charge's own first day, 2025-02-01, 不详, 2025-01-01, 不详, 2026-05-01, {info: {act: 2025-02-01}}]
  - [the case's first day, 不详, 不详, 2025-01-01, 不详, 2026-05-01, {info: {act: 2025-01-01}}]
  - [no day at all, 不详, 不详, 不详, 不详, 2026-05-01, {not_evaluated: case.offence_to}]
  - [no judgment, 不详, 2025-03-01, 不详, 不详, n/a, {info: {judged: 2026-10-31}}]
  - [the day of the judgment not known, 不详, 2025-03-01, 不详, 不详, 不详, {info: {judged: 2026-10-31}}]
"""

PERSONS = """rule: asked
dossier: act.yaml
as_of: 2026-10-31
columns: [name, defendant.D1.charge.fraud.state, defendant.D1.participation, defendant.D1.coercion_signs, defendant.D1.circumstance.C1.kind, expect]
rows:
  - [charged and screened, charged, principal, [], confession, {info: {pursued: true, coerced: false, screened: true}}]
  - [convicted, convicted, principal, [], confession, {info: {pursued: true}}]
  - [state not known, 不详, principal, [], confession, {info: {pursued: true}}]
  - [acquitted, acquitted, principal, [], confession, {info: {pursued: false}}]
  - [withdrawn, withdrawn, principal, [], confession, {info: {pursued: false}}]
  - [not prosecuted, not_prosecuted, principal, [], confession, {info: {pursued: false}}]
  - [replaced, replaced, principal, [], confession, {info: {pursued: false}}]
  - [a coerced participant, charged, coerced_participant, [], confession, {info: {coerced: true, screened: true}}]
  - [a sign of coercion, charged, 不详, [violence], confession, {info: {coerced: true, screened: true}}]
  - [the file states coercion, charged, 不详, 不详, coerced, {info: {coerced: true, screened: false}}]
  - [nothing known, charged, 不详, 不详, 不详, {info: {coerced: false, screened: false}}]
"""

NEEDED = """rule: asked
dossier: act.yaml
as_of: 2026-10-31
columns: [name, defendant.D1.charge.fraud.offence_to, defendant.D1.charge.fraud.state, case.offence_to, case.concluded_on, expect]
rows:
  - [both known, 2025-03-01, convicted, 不详, 2026-05-01, {info: {act: 2025-03-01}}]
  - [the last day of the act not known, 不详, convicted, 不详, 2026-05-01, {not_evaluated: case.offence_to}]
  - [convicted on a day not known, 2025-03-01, convicted, 不详, 不详, {not_evaluated: case.concluded_on}]
  - [not judged by the file, 2025-03-01, charged, 不详, 不详, {info: {judged: 2026-10-31}}]
"""

DOSSIER = """key: （2026）闽0203刑初1号
case: {number: （2026）闽0203刑初1号, offence_from: 2025-01-01, offence_to: 2025-06-30, concluded_on: 2026-05-01}
defendants:
  - {key: D1, participation: principal, coercion_signs: [], circumstances: [{key: C1, kind: merit}], charges: [{charge: fraud, state: charged}]}
"""


class Charges(Case):
    def rows(self, rows, need="false"):
        self.tool("policy", "new", "returns", status=0)
        self.write("returns/rules/asked.lua", RULE % need)
        self.write("returns/tests/act.yaml", DOSSIER)
        self.write("returns/tests/asked.yaml", rows)
        self.tool("policy", "test", "returns", "--only", "asked", status=0)
        checked = self.tool("policy", "check", "returns", status=0)
        self.assertIn("0 errors", checked.out)

    def test_the_days_of_the_law(self):
        self.rows(DAYS)

    def test_of_whom_and_what_holds_attention_back(self):
        self.rows(PERSONS)

    def test_days_that_decide_end_the_rule(self):
        self.rows(NEEDED, need="act ~= judged")


if __name__ == "__main__":
    unittest.main()
