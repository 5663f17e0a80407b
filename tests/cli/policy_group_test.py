"""`assize policy test`, `doc` and `profile` of group rules: one question to several small dossiers."""
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
  over:
    title: {zh: 容差, en: Tolerance}
    type: money
    dated_by: as_of
    values: [{from: 1997-10-01, value: 100.00, basis: l1}]
    reviewed_on: 2026-06-30
"""

ONE_LOSS = """return rule {
\ttitle = {zh = "一损多判", en = "One loss, ordered twice"}, law = {"l1"},
\tsubject = "group", kind = "restitution", level = "warning",
\tgroup_by = "case.loss_key",
\twhen = {["case.telecom"] = true},
\tmessage = {zh = "{group.key}涉{group.cases}案，判令{ordered}。", en = "{group.key}, {group.cases} cases: {ordered} ordered."},
\tcollect = function(case)
\t\treturn {loss = case.loss_total, ordered = case.defendants.D1.outcome.restitution_ordered}
\tend,
\tcheck = function(group)
\t\tlocal ordered, loss = group.rows[1].ordered, group.rows[1].loss
\t\tfor i, row in ipairs(group.rows) do
\t\t\tif i > 1 then ordered = ordered + row.ordered end
\t\t\tloss = greatest(loss, row.loss)
\t\tend
\t\tif ordered - loss > param.over then return finding {ordered = ordered, over = ordered - loss} end
\tend,
}
"""

WHOLE = """return rule {
\ttitle = {zh = "组已齐全", en = "A whole group"}, law = {"l1"},
\tsubject = "group", kind = "data", level = "info",
\tgroup_by = "case.loss_key",
\tmessages = {
\t\tall = {zh = "齐全", en = "all"},
\t\tsome = {zh = "{known}", en = "{known}"},
\t},
\tcollect = function(case) return {court = case.court} end,
\tcheck = function(group)
\t\tif group.unknown > 0 then return finding.some {known = #maybe(group).rows} end
\t\tif group.complete then return finding.all {} end
\tend,
}
"""

DOSSIER = """key: （2026）闽0203刑初%d号
case: {number: （2026）闽0203刑初%d号, telecom: true, court: 甲法院, loss_key: 甲-1, loss_total: 1000.00}
defendants:
  - {key: D1, outcome: {restitution_ordered: 600.00}}
"""

ROWS = """rule: one_loss
dossiers: [a.yaml, b.yaml, more/c.yaml]
as_of: 2026-10-31
columns: [name, a/case.telecom, b/case.loss_key, c/defendant.D1.outcome.restitution_ordered, expect]
rows:
  - [more than the loss, true,  甲-1, 600.00, {warning: {ordered: 1800.00, over: 800.00}}]
  - [within a fen,       true,  甲-2, 500.00, none]
  - [a fen more,         true,  甲-2, 500.01, {restitution: {group: 甲-1}}]
  - [one does not count, false, 甲-1, 500.00, none]
  - [perhaps it counts,  不详,  甲-1, 500.00, {not_evaluated: {field: a/case.telecom, group: 甲-1}}]
  - [nobody knows,       true,  甲-1, 不详,   {not_evaluated: c/defendant.D1.outcome.restitution_ordered}]
  - [of no loss,         true,  n/a,  500.00, none]
  - [of a loss unknown,  true,  不详, 500.00, {not_evaluated: b/case.loss_key}]
"""


class Kit(assize.Case):
    def policy(self, rules=None, **tests):
        assize.write_profile(self, rules or {"one_loss": ONE_LOSS})
        self.write("policies/p/policy.yaml", MANIFEST)
        for i, name in enumerate(("a", "b", "more/c")):
            self.write("policies/p/tests/%s.yaml" % name, DOSSIER % (i + 1, i + 1))
        for name, text in tests.items():
            self.write("policies/p/tests/%s.yaml" % name, text)

    def run_tests(self, *options, status=0, lang="en"):
        return self.tool("policy", "test", "policies/p", "--lang", lang, *options, status=status)

    def changed(self, old, new):
        """The answer to the rows with something in them changed."""
        self.assertIn(old, ROWS)
        self.policy(one_loss=ROWS.replace(old, new, 1))
        return self.run_tests(status=1)

    def assert_problem(self, old, new, *words):
        self.assert_told(self.changed(old, new), "policies/p/tests/one_loss.yaml", *words)


class Rows(Kit):
    """The rows of a group rule change several dossiers."""

    def test_each_way_that_a_group_can_end(self):
        self.policy(one_loss=ROWS)
        self.assertIn("8 passed, 0 failed", self.run_tests().out)

    def test_the_order_of_the_dossiers_does_not_matter(self):
        self.policy(one_loss=ROWS.replace("[a.yaml, b.yaml, more/c.yaml]", "[more/c.yaml, b.yaml, a.yaml]"))
        self.run_tests()

    def test_several_groups_of_one_row(self):
        self.policy(one_loss="""rule: one_loss
dossiers: [a.yaml, b.yaml]
as_of: 2026-10-31
columns: [b/case.loss_key, a/defendant.D1.outcome.restitution_ordered, b/defendant.D1.outcome.restitution_ordered, expect]
rows:
  - [甲-2, 1100.01, 1100.02, [{warning: {group: 甲-1, over: 100.01}}, {warning: {group: 甲-2, over: 100.02}}]]
  - [甲-2, 1100.01, 1100.00, {warning: {group: 甲-1}}]
  - [甲-2, 1100.01, 不详,    [{warning: {}}, {not_evaluated: {cause: unknown_field, group: 甲-2}}]]
""")
        self.run_tests()

    def test_one_dossier_is_a_group_too(self):
        self.policy(one_loss="rule: one_loss\ndossier: a.yaml\nas_of: 2026-10-31\n"
                             "columns: [defendant.D1.outcome.restitution_ordered, expect]\nrows:\n"
                             "  - [1100.01, {warning: {over: 100.01}}]\n  - [1100.00, none]\n"
                             "  - [不详, {not_evaluated: defendant.D1.outcome.restitution_ordered}]\n")
        self.run_tests()

    def test_a_parameter_is_set_for_the_group(self):
        self.policy(one_loss="rule: one_loss\ndossier: a.yaml\nas_of: 2026-10-31\n"
                             "columns: [defendant.D1.outcome.restitution_ordered, param.over, expect]\nrows:\n"
                             "  - [1100.01, 100.01, none]\n  - [1000.01, 0, {warning: {}}]\n")
        self.run_tests()

    def test_a_parameter_dated_by_the_case_or_by_a_row(self):
        rule = ONE_LOSS.replace("ordered = case.defendants.D1.outcome.restitution_ordered}",
                                "ordered = case.loss_total, limit = param.limit, filed = case.filed_on}")
        rule = rule.replace("if ordered - loss > param.over then",
                            'local then_ = param.at("limit", group.rows[1].filed)\n'
                            "\t\tif then_ == group.rows[1].limit then")
        self.policy({"one_loss": rule}, one_loss="rule: one_loss\ndossier: a.yaml\nas_of: 2026-10-31\n"
                    "columns: [case.filed_on, expect]\nrows:\n"
                    "  - [2025-12-31, {warning: {limit: 5.00}}]\n  - [2026-01-01, {warning: {limit: 7.00}}]\n"
                    "  - [不详, {not_evaluated: case.filed_on}]\n")
        self.write("policies/p/policy.yaml", MANIFEST + """  limit:
    title: {zh: 限, en: Limit}
    type: money
    dated_by: case.filed_on
    values: [{from: 1997-10-01, value: 5.00, basis: l1}, {from: 2026-01-01, value: 7.00, basis: l1}]
""")
        self.write("policies/p/rules/one_loss.lua", self.read("policies/p/rules/one_loss.lua").replace(
            "finding {ordered = ordered, over = ordered - loss}", "finding {ordered = ordered, limit = then_}"))
        self.run_tests()

    def test_groups_declared_complete(self):
        self.policy({"whole": WHOLE}, whole="rule: whole\ndossiers: [a.yaml, b.yaml]\ncomplete: [甲-1]\n"
                    "as_of: 2026-10-31\ncolumns: [b/case.loss_key, b/case.court, expect]\nrows:\n"
                    "  - [甲-1, 乙法院, {info: {message: all}}]\n"
                    "  - [甲-1, 不详, {info: {message: some, known: 1}}]\n"
                    "  - [甲-2, 乙法院, {info: {message: all, group: 甲-1}}]\n")
        self.run_tests()

    def test_complete_as_a_column(self):
        self.policy({"whole": WHOLE}, whole="rule: whole\ndossiers: [a.yaml, b.yaml]\n"
                    "as_of: 2026-10-31\ncolumns: [complete, expect]\nrows:\n"
                    "  - [[甲-1], {info: {message: all}}]\n  - [[甲-2], none]\n  - [[], none]\n")
        self.run_tests()


class Failures(Kit):
    """What came is shown as a row would have it."""

    def test_what_came_can_be_pasted(self):
        answer = self.changed("over: 800.00", "over: 800.01")
        self.assertIn("{warning: {ordered: 1800.00, over: 800.00}}", answer.out)

    def test_several_outcomes_name_their_groups(self):
        answer = self.changed("甲-2, 500.01, {restitution: {group: 甲-1}}", "甲-2, 1700.00, {restitution: {group: 甲-2}}")
        self.assertIn('{warning: {ordered: 2300.00, over: 1300.00, group: "甲-1"}}', answer.out)

    def test_a_field_is_shown_with_its_dossier(self):
        answer = self.changed("{not_evaluated: b/case.loss_key}", "none")
        self.assertIn('{not_evaluated: "b/case.loss_key"}', answer.out)
        answer = self.changed("{field: a/case.telecom, group: 甲-1}", "b/case.telecom")
        self.assertIn('{not_evaluated: "a/case.telecom"}', answer.out)

    def test_a_fault_says_where(self):
        self.policy({"one_loss": ONE_LOSS.replace("greatest(loss, row.loss)", "row.loss / 0")}, one_loss=ROWS)
        answer = self.run_tests(status=1)
        self.assertIn("{not_evaluated: fault}", answer.out)
        self.assertIn("policies/p/rules/one_loss.lua:14: ", answer.out)

    def test_a_mistyped_path_that_is_expected(self):
        self.assert_problem("a/case.telecom, group", "a/case.telecm, group", ":10:", "a/case.telecm",
                            "did you mean 'telecom'?")
        self.assert_problem("a/case.telecom, group", "d/case.telecom, group", ":10:", "d/case.telecom",
                            "begin with a dossier of the test, as a/case.telecom")


class Mistakes(Kit):
    """What is wrong in a file is named with line and column, and nothing of it runs."""

    def test_a_column_says_of_which_dossier(self):
        self.assert_problem("a/case.telecom,", "case.telecom,", ":4:17",
                            "it does not say of which dossier 'case.telecom' is", "write a/case.telecom")
        self.assert_problem("c/defendant", "d/defendant", ":4:", "no dossier of the test is called 'd'")
        self.assert_problem("a/case.telecom,", "a/case.telcom,", ":4:17", "did you mean 'telecom'?")

    def test_dossiers_and_dossier(self):
        self.assert_problem("as_of:", "dossier: a.yaml\nas_of:", ":2:", "both 'dossier' and 'dossiers' are given")
        self.assert_problem("[a.yaml, b.yaml, more/c.yaml]", "[]", ":2:", "has 1 to 50 dossiers")
        self.assert_problem("more/c.yaml", "more/d.yaml", ":2:", "no such file")

    def test_two_dossiers_of_one_name(self):
        self.policy(one_loss=ROWS.replace("b.yaml", "more/a.yaml"))
        self.write("policies/p/tests/more/a.yaml", DOSSIER % (9, 9))
        self.assert_told(self.run_tests(status=1), ":2:20", "two of the dossiers are called 'a'")

    def test_two_dossiers_with_one_key(self):
        self.policy(one_loss=ROWS)
        self.write("policies/p/tests/b.yaml", DOSSIER % (1, 1))
        self.assert_told(self.run_tests(status=1), ":6:", "a and b have one key: '（2026）闽0203刑初1号'")

    def test_a_group_rule_has_no_subject(self):
        self.assert_problem("{group: 甲-1}}", "{subject: case}}", ":8:", "is asked of groups, and not of one subject",
                            "write group: KEY")
        self.assert_problem("as_of:", "subject: case\nas_of:", ":3:", "is asked of groups, and not of one subject")

    def test_what_only_a_group_rule_has(self):
        rule = assize.rule(subject="case", when='stage = "filed"')
        for test, words in (
                ("dossiers: [a.yaml]\nas_of: 2026-10-31\ncolumns: [expect]\nrows: [[none]]\n",
                 (":2:1", "only a group rule is asked of several dossiers", "write dossier: a.yaml")),
                ("dossier: a.yaml\ncomplete: [甲]\nas_of: 2026-10-31\ncolumns: [expect]\nrows: [[none]]\n",
                 (":3:", "is about no group")),
                ("dossier: a.yaml\nas_of: 2026-10-31\ncolumns: [complete, expect]\nrows: [[[甲], none]]\n",
                 (":4:", "is about no group")),
                ("dossier: a.yaml\nas_of: 2026-10-31\ncolumns: [expect]\n"
                 "rows: [[{not_evaluated: {cause: fault, group: 甲}}]]\n", (":5:", "is about no group"))):
            self.policy({"one_loss": rule}, one_loss="rule: one_loss\n" + test)
            self.assert_told(self.run_tests(status=1), *words)

    def test_a_case_test_does_not_ask_group_rules(self):
        for part in ("expect: {one_loss: none}", "expect: none\nonly: [one_loss]"):
            self.policy(whole="dossier: a.yaml\nas_of: 2026-10-31\n" + part + "\n")
            self.assert_told(self.run_tests(status=1), "whole.yaml", "rule 'one_loss' is asked of groups",
                             "test it with rows")
        self.policy(whole="dossier: a.yaml\nas_of: 2026-10-31\nexpect: none\n")
        self.assertIn("1 passed, 0 failed", self.run_tests().out)


class Coverage(Kit):
    """collect, check and when are covered, and small slips in them are noticed."""

    def test_all_of_it_is_covered(self):
        self.policy(one_loss=ROWS)
        answer = self.run_tests("--coverage", "--coverage-least", "100")
        self.assertRegex(answer.out, r"one_loss +8 +7/7 +6/6 +1/1")

    def test_what_no_row_saw(self):
        few = "".join(ROWS.splitlines(True)[:7])
        self.policy(one_loss=few)
        answer = self.run_tests("--coverage")
        self.assertIn('never false, never unknown: `case.telecom = true`', answer.out)

    def test_slips_are_noticed(self):
        self.policy(one_loss=ROWS)
        answer = self.run_tests("--mutate")
        self.assertRegex(answer.out.splitlines()[-1], r"^\d+ mutants, (\d+) killed, 0 survived$")

    def test_slips_that_no_row_notices(self):
        self.policy(one_loss="".join(ROWS.splitlines(True)[:6]))
        answer = self.run_tests("--mutate", status=1)
        self.assertIn("`ordered - loss > param.over` -> `ordered - loss >= param.over`", answer.out)
        self.assertIn("`case.telecom = true` -> removed", answer.out)

    def test_a_collect_that_gives_nothing_is_noticed(self):
        self.policy(one_loss=ROWS)
        self.assertIn("killed", self.run_tests("--mutate").out)
        self.policy({"one_loss": ONE_LOSS.replace("return {loss = case", "do return end\n\t\treturn {loss = case")},
                    one_loss=ROWS)
        self.run_tests(status=1)


class Reports(Kit):
    def test_junit(self):
        self.policy(one_loss=ROWS.replace("over: 800.00", "over: 800.01"))
        answer = self.run_tests("--format", "junit", status=1)
        suite = xml.etree.ElementTree.fromstring(answer.out).find("testsuite")
        self.assertEqual((suite.get("tests"), suite.get("failures")), ("8", "1"))
        self.assertIn("{warning: {ordered: 1800.00, over: 800.00}}",
                      "".join(suite.find("testcase/failure").itertext()))

    def test_what_rows_and_groups_cost(self):
        self.policy(one_loss=ROWS)
        self.write("policies/p/tests/b.yaml", (DOSSIER % (2, 2)).replace("甲-1", "甲-2"))
        lines = {line["part"]: line for line in self.tool(
            "policy", "profile", "policies/p", "--format", "jsonl", "--no-time", status=0).lines()[:-1]}
        rows, groups = lines["rows"], lines["groups"]
        self.assertEqual((rows["dossiers"], rows["subjects"], rows["in_check"]), (3, 3, 3))
        self.assertEqual((groups["dossiers"], groups["subjects"], groups["in_check"]), (0, 2, 2))
        self.assertEqual((rows["parameters_read"], groups["parameters_read"], groups["fields_read"]), (0, 2, 0))
        self.assertGreater(groups["most_of_a_subject"], 0)
        shown = self.tool("policy", "profile", "policies/p", "--lang", "en", status=0).out
        self.assertRegex(shown, r"p/one_loss \(rows\) +3 +3 ")
        self.assertRegex(shown, r"p/one_loss \(groups\) +2 ")

    def test_the_page_of_a_group_rule(self):
        self.policy(one_loss=ROWS)
        page = self.tool("policy", "doc", "policies/p", "--format", "md", "-o", "-", "--lang", "en", status=0).out
        for words in ("a group of cases (`group`)", "“loss key” of the case (`case.loss_key`)",
                      "It takes one row of each case (collect). Rows make a group where they have the same “loss key”",
                      "| loss key | `case.loss_key` | what groups share |", "〔**number of cases**〕",
                      "loss key (b/case.loss_key)", "a finding, restitution, of the group `甲-1`"):
            self.assertIn(words, page)
        page = self.tool("policy", "doc", "policies/p", "--format", "md", "-o", "-", "--lang", "zh", status=0).out
        self.assertIn("从每个案件取一行（collect）；“损失标识”（`case.loss_key`）相同的合为一组，逐组核查（check）。", page)


if __name__ == "__main__":
    unittest.main()
