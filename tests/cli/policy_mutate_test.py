"""assize policy test --mutate: small slips in a policy, each of which a test must notice."""
import re
import unittest
import xml.etree.ElementTree

import assize

MANIFEST = """policy: p
version: 1.0.0
api: 1
title: {zh: 试, en: Trial}
authority: national
law: [../law.yaml]
parameters:
  floor:
    title: {zh: 下限, en: Floor}
    type: money
    dated_by: as_of
    values:
      - {from: 1997-10-01, value: 1000.00, basis: l1}
      - {from: 2026-01-01, value: 2000.00, basis: l1}
  grave:
    title: {zh: 重罪, en: Grave}
    type: codes
    vocabulary: charge
    dated_by: as_of
    values:
      - from: 1997-10-01
        value:
          - fraud
          - aiding
        basis: l1
"""

CODE = """local function is_grave(d)
\tfor _, charge in ipairs(d.charges) do
\t\tif param.grave[charge.charge] then return true end
\tend
\treturn false
end

return rule {
\ttitle = {zh = "试", en = "Trial"}, law = {"l1"},
\tsubject = "defendant", kind = "procedure", level = "warning",
\tmessage = {zh = "请核对", en = "Please check"},
\tcheck = function(d)
\t\tif not is_grave(d) then return {} end
\t\tif d.gain > param.floor and d.participation ~= "accessory" then return finding {} end
\tend,
}
"""

WHEN = """return rule {
\ttitle = {zh = "试", en = "Trial"}, law = {"l1"},
\tsubject = "defendant", kind = "procedure", level = "warning",
\twhen = {gain = above(param.floor), participation = "principal", roles = {"caller", "leader"},
\t\t["case.telecom"] = true, months_wanted = known},
\tmessage = {zh = "请核对", en = "Please check"},
}
""".replace(", months_wanted = known", ", ability = known")

DOSSIER = """key: （2026）闽0203刑初1号
case: {number: （2026）闽0203刑初1号, telecom: true}
defendants:
  - {key: D1, gain: 2000.01, participation: principal, roles: [caller], ability: able,
     charges: [{key: C1, charge: fraud}]}
"""

HEAD = """rule: r
dossier: one.yaml
as_of: 2026-10-31
"""


class Mutants(assize.Case):
    def policy(self, rule, rows, manifest=MANIFEST):
        self.write("policies/law.yaml", "l1: {title: {zh: 法一, en: Law one}, "
                   "in_force: [1997-10-01, null], verified: true}\n")
        self.write("policies/p/policy.yaml", manifest.replace("law: [../law.yaml]\n", ""))
        self.write("policies/p/rules/r.lua", rule)
        self.write("policies/p/tests/one.yaml", DOSSIER)
        self.write("policies/p/tests/rows.yaml", HEAD + rows)

    def mutate(self, *options, status=1):
        return self.tool("policy", "test", "policies/p", "--mutate", "--lang", "en", *options,
                         status=status)

    def survivors(self, *options, status=1):
        """Of each survivor: file:line:column, and what was changed."""
        found = re.findall(r"^policies/p/(\S+): (.*?): no test ", self.mutate(*options, status=status).out, re.M)
        return ["%s %s" % each for each in found]


class OfCode(Mutants):
    ONE = "columns: [name, expect]\nrows:\n  - [above, {warning: {}}]\n"

    ALL = """columns: [name, as_of, defendant.D1.gain, defendant.D1.participation,
  defendant.D1.charge.C1.charge, expect]
rows:
  - [above,              2026-10-31, 2000.01, principal, fraud,  {warning: {}}]
  - [at the figure,      2026-10-31, 2000.00, principal, fraud,  none]
  - [above the old one,  2025-12-31, 1000.01, principal, fraud,  {warning: {}}]
  - [at the old figure,  2025-12-31, 1000.00, principal, fraud,  none]
  - [the day it changed, 2026-01-01, 1500.00, principal, fraud,  none]
  - [the day before,     2025-12-31, 1500.00, principal, fraud,  {warning: {}}]
  - [aiding,             2026-10-31, 2000.01, principal, aiding, {warning: {}}]
  - [another charge,     2026-10-31, 2000.01, principal, robbery, none]
  - [an accessory,       2026-10-31, 2000.01, accessory, fraud,  none]
"""

    def test_one_row_leaves_these(self):
        self.policy(CODE, self.ONE)
        self.assertEqual(self.survivors(), [
            "policy.yaml:12:35 `floor: 1000.00` -> `floor: 1000.01`",
            "policy.yaml:12:35 `floor: 1000.00` -> `floor: 999.99`",
            "policy.yaml:13:16 `floor: 2026-01-01` -> `floor: 2025-12-31`",
            "policy.yaml:13:16 `floor: 2026-01-01` -> `floor: 2026-01-02`",
            "policy.yaml:13:35 `floor: 2000.00` -> `floor: 1999.99`",
            "policy.yaml:23:13 `grave: aiding` -> removed",
            "rules/r.lua:5:2 `return false` -> `return true`",
            "rules/r.lua:14:6 `d.gain > param.floor` -> `d.gain >= param.floor`",
            'rules/r.lua:14:6 `d.gain > param.floor and d.participation ~= "accessory"` -> '
            '`d.gain > param.floor or d.participation ~= "accessory"`',
        ])

    def test_rows_at_the_limits_kill_all(self):
        self.policy(CODE, self.ALL)
        answer = self.mutate(status=0)
        self.assertRegex(answer.out, r"9 passed, 0 failed\n(\d+) mutants, \1 killed, 0 survived\n$")

    def test_what_no_row_runs_is_told_apart(self):
        self.policy(CODE, "columns: [param.floor, expect]\nrows:\n  - [1000, {warning: {}}]\n")
        self.assertIn("policies/p/policy.yaml:13:35: `floor: 2000.00` -> `floor: 2000.01`: no test runs it; "
                      "add a row at the figure, without a param column", self.mutate().out)

    def test_a_fault_is_noticed(self):
        """`nil and ...` in place of `nil or ...` would be an error in every row."""
        rule = CODE.replace("d.charges)", "d.charges or {})")
        self.policy(rule, self.ONE)
        self.assertNotIn("d.charges or", self.mutate().out)

    def test_what_a_module_says_is_put_to_the_rules_that_use_it(self):
        module, rule = CODE.split("\n\n", 1)
        self.policy('local lib = require "lib.grave"\n\n' + rule.replace("is_grave(d)", "lib.is_grave(d)"), self.ONE)
        self.write("policies/p/lib/grave.lua", module + "\n\nreturn {is_grave = is_grave}\n")
        self.assertIn("lib/grave.lua:5:2 `return false` -> `return true`", self.survivors())
        self.assertNotIn("lib/grave.lua:3:38 `return true` -> `return false`", self.survivors())


class OfWhen(Mutants):
    def test_one_row_leaves_these(self):
        self.policy(WHEN, OfCode.ONE)
        self.assertEqual([each for each in self.survivors() if each.startswith("rules")], [
            "rules/r.lua:4:10 `gain = above(param.floor)` -> removed",
            "rules/r.lua:4:10 `gain = above(param.floor)` -> `gain = at_least(param.floor)`",
            'rules/r.lua:4:37 `participation = "principal"` -> removed',
            'rules/r.lua:4:66 `roles = {"caller", "leader"}` -> removed',
            'rules/r.lua:4:85 `"leader"` -> removed',
            "rules/r.lua:5:3 `case.telecom = true` -> removed",
            "rules/r.lua:5:28 `ability = known` -> removed",
        ])

    def test_rows_for_each_condition_kill_all(self):
        self.policy(WHEN, """columns: [name, defendant.D1.gain, defendant.D1.participation, defendant.D1.roles,
  case.telecom, defendant.D1.ability, expect]
rows:
  - [all hold,      2000.01, principal, [caller], true,  able, {warning: {}}]
  - [a leader,      2000.01, principal, [leader], true,  able, {warning: {}}]
  - [at the figure, 2000.00, principal, [caller], true,  able, none]
  - [an accessory,  2000.01, accessory, [caller], true,  able, none]
  - [other roles,   2000.01, principal, [backbone], true, able, none]
  - [not telecom,   2000.01, principal, [caller], false, able, none]
  - [nobody asked,  2000.01, principal, [caller], true,  不详, none]
""")
        self.assertEqual([each for each in self.survivors() if each.startswith("rules")], [])

    def test_the_ends_of_between_move_and_what_does_not_load_is_not_counted(self):
        rule = assize.rule(when="age_at_act = between(18, 18)").replace("age_at_act", "months_served")
        rule = rule.replace("months_served", "outcome.months")
        rule = rule.replace("outcome.months = ", '["outcome.months"] = ')
        self.policy(rule, "columns: [name, defendant.D1.gain, expect]\nrows:\n"
                    "  - [nobody knows, 1, {not_evaluated: defendant.D1.outcome}]\n")
        answer = self.mutate()
        self.assertIn('`outcome.months = between(18, 18)` -> `outcome.months = between(17, 18)`', answer.out)
        self.assertIn('`outcome.months = between(18, 18)` -> `outcome.months = between(18, 19)`', answer.out)
        self.assertIn("2 more did not load and are not counted.", answer.out)

    def test_the_last_condition_of_a_rule_without_check_stays(self):
        self.policy(assize.rule(when='participation = "principal"'), OfCode.ONE)
        self.assertNotIn("removed", "".join(each for each in self.survivors() if "rules" in each))


class EverySlip(Mutants):
    """A rule that no test asks: all that can be changed in it survives, and so is listed."""

    RULE = """local low = 1 < 2 local high = not low
return rule {
\ttitle = {zh = "试", en = "Trial"}, law = {"l1"},
\tsubject = "defendant", kind = "procedure", level = "warning",
\twhen = {gain = at_least("100.00"), loss_share = below("2万元"), birth_on = at_most("2000-02-29"),
\t\tability_amount = between("0.01", param.floor), organized = true, participation = {"principal"}, roles = known,
\t\tability_basis = "存款"},
\tmessage = {zh = "请核对", en = "Please check"},
\tcheck = function(d)
\t\tlocal a, b = d.gain, d.loss_share
\t\tif a < b or a <= b or a >= b then return nil end
\t\tif a == b and not (b ~= a) then return {} end
\t\tlocal f = function() return {}, false end
\t\treturn f() and finding {}
\tend,
}
"""

    def test_in_a_rule(self):
        self.policy(CODE, OfCode.ONE)
        self.write("policies/p/policy.yaml", MANIFEST.replace("law: [../law.yaml]\n", "").replace(
            "authority: national\n", "authority: national\nreads_personal: {defendant.birth_on: 试}\n"))
        self.write("policies/p/rules/all.lua", self.RULE)
        found = [each.partition(" ")[::2] for each in self.survivors() if "all.lua" in each]
        self.assertEqual([(place.split(":", 1)[1], change) for place, change in found], [
            ("1:32", "`not low` -> `low`"),
            ("5:10", '`gain = at_least("100.00")` -> removed'),
            ("5:10", "`gain = at_least(\"100.00\")` -> `gain = above(\"100.00\")`"),
            ("5:37", '`loss_share = below("2万元")` -> removed'),
            ("5:37", '`loss_share = below("2万元")` -> `loss_share = at_most("2万元")`'),
            ("5:64", '`birth_on = at_most("2000-02-29")` -> removed'),
            ("5:64", '`birth_on = at_most("2000-02-29")` -> `birth_on = below("2000-02-29")`'),
            ("6:3", '`ability_amount = between("0.01", param.floor)` -> removed'),
            ("6:3", '`ability_amount = between("0.01", param.floor)` -> `ability_amount = between("0.00", param.floor)`'),
            ("6:3", '`ability_amount = between("0.01", param.floor)` -> `ability_amount = between("0.02", param.floor)`'),
            ("6:50", "`organized = true` -> removed"),
            ("6:50", "`organized = true` -> `organized ~= true`"),
            ("6:68", '`participation = {"principal"}` -> removed'),
            ("6:68", '`participation = {"principal"}` -> `participation ~= "principal"`'),
            ("6:99", "`roles = known` -> removed"),
            ("7:3", '`ability_basis = "存款"` -> removed'),
            ("7:3", '`ability_basis = "存款"` -> `ability_basis ~= "存款"`'),
            ("11:6", "`a < b` -> `a <= b`"),
            ("11:6", "`a < b or a <= b` -> `a < b and a <= b`"),
            ("11:6", "`a < b or a <= b or a >= b` -> `a < b or a <= b and a >= b`"),
            ("11:15", "`a <= b` -> `a < b`"),
            ("11:25", "`a >= b` -> `a > b`"),
            ("12:6", "`a == b` -> `a ~= b`"),
            ("12:6", "`a == b and not (b ~= a)` -> `a == b or not (b ~= a)`"),
            ("12:17", "`not (b ~= a)` -> `(b ~= a)`"),
            ("12:22", "`b ~= a` -> `b == a`"),
            ("13:24", "`return {}, false` -> `return`"),
            ("14:3", "`return f() and finding {}` -> `return`"),
            ("14:10", "`f() and finding {}` -> `f() or finding {}`"),
        ])


class Report(Mutants):
    def test_a_test_that_fails_already_stops_it(self):
        self.policy(CODE, "columns: [expect]\nrows:\n  - [none]\n")
        out = self.mutate().out
        self.assertIn("a test fails, so no mutants were tried; mend it first", out)
        self.assertTrue(out.endswith("0 passed, 1 failed\n0 mutants, 0 killed, 0 survived\n"), out)

    def test_only_what_the_chosen_rows_can_notice_is_tried(self):
        self.policy(CODE, OfCode.ONE)
        self.write("policies/p/rules/other.lua", WHEN)
        self.assertTrue(any("other.lua" in each for each in self.survivors()))
        self.assertFalse(any("other.lua" in each for each in self.survivors("--only", "above")))

    def test_the_same_bytes_each_time_and_in_chinese(self):
        self.policy(CODE, OfCode.ONE)
        self.assertEqual(self.mutate().out, self.mutate().out)
        answer = self.tool("policy", "test", "policies/p", "--mutate", "--lang", "zh", status=1)
        self.assertIn("policies/p/rules/r.lua:5:2: `return false` -> `return true`：没有测试发现；"
                      "请加一行取决于此处的测试\n", answer.out)
        self.assertRegex(answer.out, r"\d+ mutants, \d+ killed, 9 survived（变异 \d+，发现 \d+，漏过 9）\n$")

    def test_in_junit_it_is_a_suite_of_its_own(self):
        self.policy(CODE, OfCode.ONE)
        root = xml.etree.ElementTree.fromstring(self.mutate("--format", "junit").out)
        self.assertEqual([suite.get("name") for suite in root], ["policies/p/tests/rows.yaml", "mutants"])
        cases = [case for case in root[1] if case.get("line")]
        self.assertEqual((root[1].get("tests"), root[1].get("failures")), ("10", "9"))
        self.assertEqual(len(cases), 9)
        self.assertEqual(len({case.get("name") for case in cases}), 9)
        one = next(case for case in cases if "`return false` -> `return true`" in case.get("name"))
        self.assertEqual((one.get("classname"), one.get("file"), one.get("line")),
                         ("p.r", "policies/p/rules/r.lua", "5"))
        self.assertIn("add a row", one.find("failure").text)
        self.assertRegex(root[1][-1].find("system-out").text,
                         r"^\d+ mutants, \d+ killed, 9 survived\n")

    def test_in_junit_it_passes_where_every_mutant_is_noticed(self):
        self.policy(CODE, OfCode.ALL)
        root = xml.etree.ElementTree.fromstring(
            self.mutate("--format", "junit", status=0).out)
        self.assertEqual([(suite.get("tests"), suite.get("failures")) for suite in root][-1:],
                         [("1", "0")])
        self.assertEqual(root.findall(".//failure"), [])

    def test_whole_dossiers_notice_too(self):
        self.policy(CODE, OfCode.ONE)
        self.write("policies/p/tests/rows.yaml",
                   "dossier: one.yaml\nas_of: 2026-10-31\nexpect: {r: {warning: {}}}\n")
        self.assertEqual(len(self.survivors()), 9)


if __name__ == "__main__":
    unittest.main()
