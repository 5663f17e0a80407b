"""assize policy test: whole dossiers, golden pages, JUnit, coverage."""
import os
import unittest
import xml.etree.ElementTree

import assize

DOSSIER = """key: （2026）闽0203刑初1号
case: {number: （2026）闽0203刑初1号, stage: enforcement}
defendants:
  - {key: D1, name: 林某甲, gain: 1000.01, charges: []}
  - {key: D2, name: 陈某乙, gain: 1000.00, charges: []}
  - {key: D3, name: 周某丙, gain: 不详, charges: []}
property:
  - {key: P1, kind: deposit, amount: 186000.00, status: recovered, recovered_on: 2026-09-30}
  - {key: P2, kind: deposit, status: held}
"""

REACHED = """return rule {
\ttitle = {zh = "达到", en = "Reached"}, law = {"l1"},
\tsubject = "defendant", kind = "procedure", level = "warning",
\tmessage = {zh = "所得{gain}", en = "gained {gain}"},
\tcheck = function(d)
\t\tlocal floor = param.floor
\t\tif d.gain > floor and (d.gain > floor or floor > d.gain) then
\t\t\treturn finding {over = d.gain - floor}
\t\tend
\t\tlocal never = 0
\t\treturn nil, never
\tend,
}
"""

HELD = """return rule {
\ttitle = {zh = "已追回", en = "Recovered"}, law = {"l1", "l2"},
\tsubject = "property", kind = "restitution", level = "info",
\twhen = {status = "recovered", amount = known},
\tmessage = {zh = "已追回{amount}", en = "{amount} recovered"},
}
"""

LAWS = """l1: {title: {zh: 法一, en: Law one}, in_force: [1997-10-01, null], verified: true}
l2: {title: {zh: 法二, en: Law two}, in_force: [1997-10-01, null], verified: true}
"""

CASE = """dossier: gang.yaml
as_of: 2026-10-31
expect:
  reached:
    defendant.D1: {warning: {over: 0.01}}
    defendant.D2: none
    defendant.D3: {not_evaluated: defendant.D3.gain}
  held: {info: {subject: property.P1}}
"""


class Kit(assize.Case):
    """A policy of two rules, one dossier, and the tests that a test writes."""

    def policy(self, **tests):
        assize.write_profile(self, {"reached": REACHED, "held": HELD})
        self.write("policies/law.yaml", LAWS)
        self.write("policies/p/tests/gang.yaml", DOSSIER)
        for name, text in tests.items():
            self.write("policies/p/tests/%s.yaml" % name, text)

    def run_tests(self, *options, status=0):
        return self.tool("policy", "test", "policies/p", "--lang", "en", *options, status=status)

    def assert_problem(self, text, *words):
        self.policy(whole=text)
        answer = self.run_tests(status=1)
        self.assert_told(answer, "policies/p/tests/whole.yaml", *words)
        self.assertIn("0 passed, 1 failed", answer.out)


class WholeDossiers(Kit):
    def test_what_every_rule_says(self):
        self.policy(whole=CASE)
        answer = self.run_tests()
        self.assertIn("whole.yaml: 3 passed, 0 failed", answer.out)
        self.assertNotIn("without a test", answer.out)

    def test_a_rule_that_is_not_named_may_say_nothing(self):
        self.policy(whole=CASE.replace("  held: {info: {subject: property.P1}}\n", ""))
        answer = self.run_tests(status=1)
        self.assertIn("1 passed, 1 failed", answer.out)
        self.assertRegex(answer.out, r"whole\.yaml:3: held\n +expected  got\n +!  none      \{info: \{\}\}")

    def test_only_narrows_to_the_rules_named(self):
        self.policy(whole=CASE.replace("  held: {info: {subject: property.P1}}\n", "only: [reached]\n"))
        self.assertIn("1 passed, 0 failed", self.run_tests().out)

    def test_only_expects_nothing_of_a_rule_that_expect_does_not_name(self):
        self.policy(whole=CASE.replace("  held: {info: {subject: property.P1}}\n",
                                       "only: [reached, held]\n"))
        self.assertIn("1 passed, 1 failed", self.run_tests(status=1).out)

    def test_parameters_are_set_by_hand(self):
        self.policy(whole=CASE.replace("expect:", "parameters: {floor: 1000.01}\nexpect:").replace(
            "{warning: {over: 0.01}}", "none"))
        self.assertIn("3 passed, 0 failed", self.run_tests().out)

    def test_what_was_expected_stands_beside_what_came(self):
        self.policy(whole=CASE.replace("over: 0.01", "over: 0.02"))
        answer = self.run_tests(status=1)
        self.assertIn("""\
  policies/p/tests/whole.yaml:4: reached
       expected                                                      got
    !  {warning: {over: 0.02, subject: defendant.D1}}                {warning: {over: 0.01, subject: defendant.D1}}
       {not_evaluated: {field: defendant.D3.gain, subject: defendan  {not_evaluated: {field: defendant.D3.gain, subject: defendan
       t.D3}}                                                        t.D3}}
    to paste: [{warning: {over: 0.01, subject: defendant.D1}}, {not_evaluated: {field: defendant.D3.gain, subject: defendant.D3}}]
""", answer.out)

    def test_mistakes_are_named_with_their_place(self):
        for text, words in (
                (CASE.replace("  reached:", "  reachd:"), ("whole.yaml:4:3", "reachd", "'reached'")),
                (CASE.replace("defendant.D2:", "defendant.D9:"), ("whole.yaml:6:5", "defendant.D9", "reached")),
                (CASE.replace("expect:", "expects:"), ("whole.yaml:3", "expects", "'expect'")),
                (CASE + "only: [held]\n", ("whole.yaml:9", "'reached'", "'only'")),
                (CASE + "parameters: {flor: 1}\n", ("whole.yaml:9:14", "flor", "'param.floor'")),
                (CASE.replace("as_of: 2026-10-31\n", ""), ("whole.yaml", "as_of")),
                (CASE.replace("gang.yaml", "gone.yaml"), ("whole.yaml:1:10", "gone.yaml")),
                (CASE + "explain: {rule: held, subject: property.P1, lang: zh}\n", ("whole.yaml:9", "page:")),
                (CASE + "explain: {rule: held, subject: property.P1, lang: zh, page: ../x.txt}\n",
                 ("whole.yaml:9", "../x.txt", "beside")),
                (CASE + 'explain: {rule: held, subject: property.P1, lang: zh, page: "x\\ny.txt"}\n',
                 ("whole.yaml:9", "beside")),
                (CASE + "explain: {rule: held, subject: property.P1, lang: zh, page: gang.yaml}\n",
                 ("whole.yaml:9", "gang.yaml", ".txt"))):
            with self.subTest(words=words):
                self.assert_problem(text, *words)


class Cells(Kit):
    """Every type of parameter, and lists and codes, in the cells of rows."""

    PARAMETERS = """  days: {title: {zh: 期限, en: Days}, type: days, dated_by: property.recovered_on,
    values: [{from: 2021-03-01, value: 30, basis: l1}, {from: 2026-01-01, value: 20, basis: l1}]}
  share: {title: {zh: 比例, en: Share}, type: ratio, dated_by: as_of, values: [{from: null, value: 0.5, basis: l1}]}
  strict: {title: {zh: 从严, en: Strict}, type: flag, dated_by: as_of, values: [{from: null, value: false, basis: l1}]}
  grave: {title: {zh: 重罪, en: Grave}, type: codes, vocabulary: charge, dated_by: as_of,
    values: [{from: null, value: [trafficking], basis: l1}]}
  way: {title: {zh: 方式, en: Way}, type: choice, choices: [each, all], dated_by: as_of,
    values: [{from: null, value: each, basis: l1}]}
"""
    RULE = assize.rule(subject="property", when='status = "recovered"', check="""check = function(item)
		local grave = false
		for _, d in ipairs(item.case.defendants) do
			for _, charge in ipairs(d.charges) do grave = grave or param.grave[charge.charge] end
		end
		return finding {days = param.days, share = param.share, strict = param.strict and "yes" or "no",
			grave = grave and "yes" or "no", way = param.way}
	end,""")

    def test_parameters_by_date_and_by_hand(self):
        self.policy(rows="""rule: typed
dossier: gang.yaml
subject: property.P1
as_of: 2026-10-31
columns: [name, property.P1.recovered_on, param.share, param.strict, param.grave, param.way, expect]
rows:
  - [the old figure, 2025-12-31, 50%, true, [fraud, aiding], all, {warning: {days: 30, strict: yes, way: all}}]
  - [the new figure, 2026-01-01, 0.5, false, [], each, {warning: {days: 20, strict: no, grave: no, way: each}}]
""", days="""rule: typed
dossier: gang.yaml
subject: property.P1
as_of: 2026-10-31
columns: [param.days, defendant.D1.charges, defendant.D1.roles, param.floor, expect]
rows:
  - [7, [], [caller, 话务员], 1.2万元, {warning: {days: 7}}]
  - [7, 不详, [], 3000元, {not_evaluated: defendant.D1.charges}]
""")
        self.write("policies/p/policy.yaml", self.read("policies/p/policy.yaml") + self.PARAMETERS)
        self.write("policies/p/rules/typed.lua", self.RULE)
        self.assertIn("4 passed, 0 failed", self.run_tests().out)

    def test_a_cell_that_is_no_value_of_its_parameter(self):
        for column, cell, words in (
                ("param.way", "some", ("'some' is not among the choices",)),
                ("param.grave", "[frud]", ("'frud' is not among the choices", "'fraud'")),
                ("param.share", "half", ("'half' is no value of the type ratio",)),
                ("param.floor", "1.001", ("'1.001' is no value of the type money",))):
            with self.subTest(column=column):
                self.policy(rows="rule: typed\ndossier: gang.yaml\nas_of: 2026-10-31\n"
                            "columns: [%s, expect]\nrows: [[%s, none]]\n" % (column, cell))
                self.write("policies/p/policy.yaml", self.read("policies/p/policy.yaml") + self.PARAMETERS)
                self.write("policies/p/rules/typed.lua", self.RULE)
                self.assert_told(self.run_tests(status=1), "rows.yaml:5:", *words)


class GoldenPages(Kit):
    PAGE = CASE + "explain: {rule: reached, subject: defendant.D1, lang: en, page: D1.txt}\n"

    def test_a_page_is_written_once_and_holds_then(self):
        self.policy(whole=self.PAGE)
        answer = self.run_tests(status=1)
        self.assertIn("D1.txt: there is no such file; --update writes it", answer.out)
        answer = self.run_tests("--update")
        self.assertIn("wrote policies/p/tests/D1.txt", answer.out)
        self.assertIn("4 passed, 0 failed", answer.out)
        self.assertIn("Reached (p/reached 1.0.0)", self.read("policies/p/tests/D1.txt"))
        self.assertNotIn("wrote", self.run_tests("--update").out)
        self.assertIn("4 passed, 0 failed", self.run_tests().out)

    def test_a_page_that_differs_shows_the_lines(self):
        self.policy(whole=self.PAGE)
        self.run_tests("--update")
        page = self.read("policies/p/tests/D1.txt")
        self.write("policies/p/tests/D1.txt", page.replace("a finding (procedure", "a finding (data"))
        answer = self.run_tests(status=1)
        self.assertIn("D1.txt: differs from line 2 on", answer.out)
        self.assertRegex(answer.out, r"!    Result: a finding \(data, warning\) +Result: a finding \(procedure")
        self.assertEqual(self.read("policies/p/tests/D1.txt").count("(data"), 1)

    def test_the_page_is_what_try_shows(self):
        self.policy(whole=self.PAGE)
        self.run_tests("--update")
        shown = self.tool("try", "policies/p", "policies/p/tests/gang.yaml", "--rule", "reached",
                          "--subject", "defendant.D1", "--as-of", "2026-10-31", "--lang", "en", status=0)
        self.assertEqual(self.read("policies/p/tests/D1.txt"), shown.out)

    def test_the_page_says_the_parameters_that_were_set(self):
        self.policy(whole=self.PAGE.replace("expect:", "parameters: {floor: 999.99}\nonly: [reached]\nexpect:")
                    .replace("{over: 0.01}}\n    defendant.D2: none",
                             "{over: 0.02}}\n    defendant.D2: {warning: {over: 0.01}}")
                    .replace("  held: {info: {subject: property.P1}}\n", ""))
        self.write("policies/p/rules/reached.lua", REACHED.replace("gained {gain}", "above {param.floor}")
                   .replace("所得{gain}", "超过{param.floor}"))
        self.run_tests("--update")
        self.assertIn("Says: above 999.99 yuan\n", self.read("policies/p/tests/D1.txt"))

    def test_what_is_no_file_is_not_written_over(self):
        self.policy(whole=self.PAGE)
        self.write("elsewhere.txt", "another page\n")
        os.symlink(self.path("elsewhere.txt"), self.path("policies/p/tests/D1.txt"))
        answer = self.run_tests("--update", status=74)
        self.assert_told(answer, "D1.txt", "no regular file")
        self.assertEqual(self.read("elsewhere.txt"), "another page\n")
        self.assertEqual(sorted(os.listdir(self.path("policies/p/tests"))), ["D1.txt", "gang.yaml", "whole.yaml"])

    def test_no_test_and_no_dossier_is_written_over(self):
        for name in ("whole.yaml", "gang.yaml", "gang.json", "gang"):
            text = self.PAGE.replace("page: D1.txt", "page: " + name)
            self.policy(whole=text)
            self.run_tests("--update", status=1)
            self.assertEqual(self.read("policies/p/tests/whole.yaml"), text)
            self.assertEqual(sorted(os.listdir(self.path("policies/p/tests"))), ["gang.yaml", "whole.yaml"])

    def test_a_text_in_the_test_itself_is_compared_and_never_written(self):
        text = CASE + "explain:\n  - {rule: held, subject: property.P2, lang: zh, text: 'x'}\n"
        self.policy(whole=text)
        for options in ((), ("--update",)):
            answer = self.run_tests(*options, status=1)
            self.assertIn("whole.yaml: differs from line 1 on", answer.out)
        self.assertEqual(self.read("policies/p/tests/whole.yaml"), text)


class JUnit(Kit):
    def suites(self, *options, status=0):
        answer = self.run_tests("--format", "junit", *options, status=status)
        return xml.etree.ElementTree.fromstring(answer.out)

    def test_a_case_for_each_test_with_class_file_and_line(self):
        self.policy(whole=CASE)
        suite, = self.suites()
        self.assertEqual((suite.get("tests"), suite.get("failures"), suite.get("time")), ("3", "0", "0"))
        first = suite[0]
        self.assertEqual((first.get("classname"), first.get("name"), first.get("line")), ("p.held", "held", "8"))

    def test_failures_say_what_came_and_marks_are_escaped(self):
        self.policy(whole=CASE.replace("over: 0.01", 'over: "<&>\'"'), broken="dossier: [\n")
        root = self.suites(status=1)
        broken, whole = root
        self.assertEqual(broken.get("failures"), "1")
        failure = whole.find(".//failure")
        self.assertIn("<&>'", failure.text)
        self.assertIn("over: 0.01", failure.text)

    def test_the_same_tests_give_the_same_bytes_and_a_file(self):
        self.policy(whole=CASE)
        one = self.run_tests("--format", "junit").out
        answer = self.run_tests("--format", "junit", "-o", "tests.xml")
        self.assertEqual(answer.out, "3 passed, 0 failed\n")
        self.assertEqual(self.read("tests.xml"), one)


class Only(Kit):
    ROWS = """rule: reached
dossier: gang.yaml
subject: defendant.D1
as_of: 2026-10-31
columns: [name, defendant.D1.gain, expect]
rows:
  - [above, 1000.01, {warning: {}}]
  - [at it, 1000.00, none]
"""

    def test_rows_and_files_by_name(self):
        self.policy(whole=CASE, rows=self.ROWS)
        for text, passed in (("at it", 1), ("rows", 2), ("whole", 3), ("a", 5), ("reached", 1)):
            with self.subTest(only=text):
                self.assertIn("%d passed, 0 failed" % passed, self.run_tests("--only", text).out)

    def test_a_name_that_nothing_has(self):
        self.policy(whole=CASE)
        self.assertIn("no test has 'nothing'", self.run_tests("--only", "nothing", status=1).out)


class Coverage(Kit):
    def test_shares_and_holes(self):
        self.policy(whole=CASE)
        out = self.run_tests("--coverage").out
        self.assertIn("rule     tests  conditions  lines  messages\n"
                      "held         1         4/5      —       1/1\n"
                      "reached      1         5/8    5/5       1/1\n", out)
        self.assertIn("policies/p/rules/held.lua:4:10: never unknown: `status = \"recovered\"`", out)
        self.assertIn("policies/p/rules/reached.lua:7:26: never false: `d.gain > floor`", out)
        self.assertIn("policies/p/rules/reached.lua:7:44: never judged: `floor > d.gain`", out)
        self.assertIn("laws 2/2; coverage", out)
        self.assertTrue(out.endswith("3 passed, 0 failed\n"))

    def test_a_field_that_is_always_known_has_two_answers(self):
        self.policy(whole=CASE)
        self.write("policies/p/rules/held.lua", HELD.replace('"property"', '"defendant"').replace(
            '"restitution"', '"data"').replace('status = "recovered", amount = known', "pursued = false").replace(
                "{amount}", "{key}"))
        self.write("policies/p/tests/whole.yaml", CASE.replace("  held: {info: {subject: property.P1}}\n", ""))
        self.assertIn("held         0         1/2      —       0/1\n", self.run_tests("--coverage").out)

    def test_a_rule_that_nothing_tests_is_all_holes(self):
        self.policy(rows=Only.ROWS.replace("  - [above, 1000.01, {warning: {}}]\n", ""))
        out = self.run_tests("--coverage").out
        self.assertIn("held         0         0/5      —       0/1", out)
        self.assertIn("policies/p/rules/reached.lua:8: never ran: `return finding {over = d.gain - floor}`", out)
        self.assertIn("the message was never made: message", out)
        self.assertIn("no test has a finding under it: l2 (Law two)", out)

    def test_messages_are_told_apart(self):
        self.policy(whole=CASE.replace("  held:", "  held: {info: {subject: property.P1}}\n  many: {warning: {message: second, "
                                       "subject: defendant.D2}}\n  #"))
        self.write("policies/p/rules/many.lua", assize.rule(check="""check = function(d)
\t\tif d.key == "D2" then return finding.second {} end
\tend,""").replace('message = {zh = "请核对", en = "Please check"}', 'messages = {first = {zh = "一", en = "one"}, '
                 'second = {zh = "二", en = "two"}}'))
        out = self.run_tests("--coverage").out
        self.assertRegex(out, r"many +1 +2/2 +1/1 +1/2")
        self.assertRegex(out, r"many\.lua:5:\d+: the message was never made: first\n")

    def test_too_little_is_no(self):
        self.policy(whole=CASE)
        self.run_tests("--coverage-least", "50")
        answer = self.run_tests("--coverage-least", "99", status=1)
        self.assertIn("is below the 99% asked for", answer.out)
        self.assertIn("3 passed, 0 failed", answer.out)

    def test_in_junit_it_is_a_suite_of_its_own(self):
        self.policy(whole=CASE)
        answer = self.run_tests("--format", "junit", "--coverage-least", "99", status=1)
        root = xml.etree.ElementTree.fromstring(answer.out)
        self.assertEqual([suite.get("name") for suite in root], ["policies/p/tests/whole.yaml", "coverage"])
        self.assertIn("never false", root[1].find(".//failure").text)


if __name__ == "__main__":
    unittest.main()
