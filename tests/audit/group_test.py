"""Rules over groups of dossiers: one loss that several judgments order, through the whole tool."""
import os
import shutil
import sqlite3
import subprocess
import sys
import time

sys.path.insert(0, os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "cli"))
import assize  # noqa: E402

AS_OF = ("--as-of", "2026-10-31")

ONE_LOSS = """return rule {
\ttitle = {zh = "同一损失多次判令", en = "One loss ordered more than once"}, law = {"l1"},
\tsubject = "group", kind = "restitution", level = "warning", group_by = "case.loss_key",
\twhen = {["case.telecom"] = true},
\tmessage = {zh = "{group.key}：{group.cases}件共判令{ordered}，损失{loss}",
\t\ten = "{group.key}: {group.cases} cases order {ordered} for a loss of {loss}"},
\tcollect = function(case)
\t\tlocal ordered = case.loss_total - case.loss_total
\t\tfor _, d in ipairs(case.defendants) do ordered = ordered + d.outcome.restitution_ordered end
\t\treturn {loss = case.loss_total, ordered = ordered}
\tend,
\tcheck = function(group)
\t\tlocal ordered, loss = nil, nil
\t\tfor _, row in ipairs(group.rows) do
\t\t\tordered = ordered and ordered + row.ordered or row.ordered
\t\t\tloss = loss and greatest(loss, row.loss) or row.loss
\t\tend
\t\tif ordered > loss then return finding {ordered = ordered, loss = loss} end
\tend,
}
"""

COUNTS = """return rule {
\ttitle = {zh = "清点", en = "Count"}, law = {"l1"},
\tsubject = "group", kind = "data", level = "info", group_by = "case.loss_key",
\tmessage = {zh = "{known}与{unknown}", en = "{known} and {unknown}"},
\tcollect = function(case) return {loss = case.loss_total} end,
\tcheck = function(group)
\t\treturn finding {known = #maybe(group).rows, unknown = group.unknown, whole = group.complete}
\tend,
}
"""

EACH = """return rule {
\ttitle = {zh = "每案", en = "Each"}, law = {"l1"},
\tsubject = "case", kind = "data", level = "info", when = {telecom = true},
\tmessage = {zh = "损失{loss_total}", en = "A loss of {loss_total}"},
}
"""


def judgment(n, ordered, loss="100.00", key="L-1", province="闽", **more):
    case = {"loss_key": key, "loss_total": loss, "telecom": True, "province": province}
    case.update(more)
    case = {name: value for name, value in case.items() if value is not None}
    return {"key": "K-%d" % n, "case": case,
            "defendants": [{"key": "D1", "name": "甲", "outcome": {"restitution_ordered": ordered}}]}


class Groups(assize.Case):
    """A store of judgments, and a profile of group rules."""

    def set_up(self, dossiers, rules=None, profile_more=""):
        profile = assize.write_profile(self, rules or {"one_loss": ONE_LOSS})
        with open(profile, "a", encoding="utf-8") as out:
            out.write(profile_more)
        self.make_store(self.write("d.jsonl", assize.jsonl(dossiers)), profile=profile)
        return profile

    def audit(self, *args, status=0):
        return self.tool("audit", self.store, *AS_OF, "--lang", "en", *args, status=status)

    def findings(self, *args):
        return self.tool("findings", self.store, "--format", "jsonl", "--not-evaluated", *args,
                         status=0).lines()

    def one(self, *args):
        lines = self.findings(*args)
        self.assertEqual(len(lines), 1, lines)
        return lines[0]


class OneLoss(Groups):
    def test_three_judgments_of_one_loss_make_one_finding(self):
        self.set_up([judgment(1, "40.00"), judgment(2, "40.00"), judgment(3, "40.00"),
                     judgment(4, "90.00", key="L-2"), judgment(5, "900.00", key="n/a")])
        self.audit()
        line = self.one()
        self.assertIsNone(line["case"])
        self.assertEqual(line["cases"], ["K-1", "K-2", "K-3"])
        self.assertEqual(line["subject"], {"kind": "group", "key": "L-1", "path": "group.L-1"})
        self.assertEqual(line["values"], {"loss": "100.00", "ordered": "120.00"})
        self.assertEqual(line["message"]["en"],
                         "L-1: 3 cases order 120.00 yuan for a loss of 100.00 yuan")
        self.assertIn("3件", line["message"]["zh"])
        self.assertIn({"case": "K-2", "path": "case.loss_total", "value": "100.00"},
                      line["evidence"])
        self.assertEqual(line["evidence_more"], 0)

    def test_its_id_recurs_whatever_cases_join(self):
        self.set_up([judgment(1, "60.00"), judgment(2, "60.00")])
        self.audit()
        before = self.one()
        more = self.write("more.jsonl", assize.jsonl([judgment(9, "60.00")]))
        self.tool("import", self.store, more, status=0)
        self.audit()
        after = self.one()
        self.assertEqual(before["id"], after["id"])
        self.assertEqual(after["cases"], ["K-1", "K-2", "K-9"])
        diff = self.tool("diff", self.store, "--format", "jsonl", status=0).lines()
        self.assertEqual([(line["change"], line["case_moved"]) for line in diff],
                         [("changed", True)])

    def test_a_group_that_did_not_change_is_open(self):
        self.set_up([judgment(1, "60.00"), judgment(2, "60.00")])
        self.audit()
        self.audit()
        answer = self.tool("diff", self.store, "--format", "jsonl", "--open", status=0)
        self.assertEqual([line["change"] for line in answer.lines()], ["open"])

    def test_the_findings_of_a_dossier_beside_its_rows_are_compared_too(self):
        self.set_up([judgment(1, "60.00"), judgment(2, "40.00")],
                    {"a_group": ONE_LOSS, "each": EACH})
        self.audit()
        self.audit()
        answer = self.tool("diff", self.store, "--format", "jsonl", "--open", status=0)
        self.assertEqual([line["finding"]["rule"] for line in answer.lines()], ["each", "each"])

    def test_a_group_that_cannot_be_judged_any_more_is_not_fixed(self):
        self.set_up([judgment(1, "60.00"), judgment(2, "60.00")])
        self.audit()
        vague = self.write("m.jsonl", assize.jsonl([judgment(2, None)]))
        self.tool("import", self.store, vague, "--allow-loss", status=0)
        self.audit()
        answer = self.tool("diff", self.store, "--format", "jsonl", status=0)
        line, = answer.lines()
        self.assertEqual((line["change"], line["now"]["member"]), ("not_evaluated", "K-2"))

    def test_a_group_that_is_gone_is_not_fixed(self):
        self.set_up([judgment(1, "60.00"), judgment(2, "60.00")])
        self.audit()
        gone = self.write("m.jsonl", assize.jsonl(
            [judgment(1, "60.00", key="n/a"), judgment(2, "60.00", key="n/a")]))
        self.tool("import", self.store, gone, status=0)
        self.audit()
        answer = self.tool("diff", self.store, "--format", "jsonl", status=0)
        self.assertEqual([line["change"] for line in answer.lines()], ["not_evaluated"])

    def changes(self, rule):
        """What is said of the change when this rule comes in the place of the first, and no case moves."""
        profile = self.set_up([judgment(1, "60.00"), judgment(2, "60.00")], {"one_loss": ONE_LOSS, "each": EACH})
        self.audit()
        os.unlink(self.path("policies/p/rules/one_loss.lua"))
        if rule:
            assize.write_profile(self, {"one_loss": rule})
        self.audit("--profile", profile)
        return [(line["change"], line["case_moved"]) for line in self.tool(
            "diff", self.store, "--format", "jsonl", status=0).lines()]

    def test_that_a_rule_is_gone_moves_no_case(self):
        self.assertEqual(self.changes(None), [("not_evaluated", False)])

    def test_that_a_rule_makes_other_groups_moves_no_case(self):
        self.assertEqual(self.changes(ONE_LOSS.replace("case.loss_key", "case.province")),
                         [("not_evaluated", False), ("new", False)])

    def test_that_a_rule_collects_other_values_moves_no_case(self):
        self.assertEqual(self.changes(ONE_LOSS.replace(
            "return {loss = case.loss_total", "return {loss = case.loss_total, cases = 1")), [("changed", False)])

    def test_an_order_that_was_mended_is_fixed(self):
        self.set_up([judgment(1, "60.00"), judgment(2, "60.00")])
        self.audit()
        mended = self.write("m.jsonl", assize.jsonl([judgment(2, "40.00")]))
        self.tool("import", self.store, mended, status=0)
        self.audit()
        answer = self.tool("diff", self.store, "--format", "jsonl", status=0)
        self.assertEqual([line["change"] for line in answer.lines()], ["fixed"])

    def test_an_unknown_member_names_its_case_and_field(self):
        self.set_up([judgment(1, "60.00"), judgment(2, None), judgment(3, "60.00")])
        self.audit()
        line = self.one()
        self.assertEqual(line["outcome"], "not_evaluated")
        self.assertEqual(line["subject"]["key"], "L-1")
        self.assertEqual((line["cause"], line["member"], line["field"]),
                         ("unknown_field", "K-2", "defendant.D1.outcome.restitution_ordered"))

    def test_a_condition_that_is_unknown_is_a_member_that_is_unknown(self):
        self.set_up([judgment(1, "60.00"), judgment(2, "60.00", telecom=None)])
        self.audit()
        self.assertEqual(self.one()["field"], "case.telecom")

    def test_an_unknown_key_is_told_of_its_case(self):
        self.set_up([judgment(1, "60.00", key=None)])
        self.audit()
        line = self.one()
        self.assertEqual((line["case"], line["field"]), ("K-1", "case.loss_key"))

    def test_what_is_known_can_be_asked_for(self):
        self.set_up([judgment(1, "1.00"), judgment(2, "1.00", loss=None)], {"counts": COUNTS})
        self.audit()
        self.assertEqual(self.one()["values"], {"known": 1, "unknown": 1, "whole": False})

    def test_the_profile_says_which_groups_are_complete(self):
        self.set_up([judgment(1, "1.00"), judgment(2, "1.00", key="L-2")], {"counts": COUNTS},
                    "complete: {case.loss_key: [L-2]}\n")
        self.audit()
        self.assertEqual([(f["subject"]["key"], f["values"]["whole"]) for f in self.findings()],
                         [("L-1", False), ("L-2", True)])

    SERIES = COUNTS.replace("case.loss_key", "case.series")

    def whole(self, *keys):
        number = judgment(1, "1.00", number="（2026）闽0203刑初88号")
        self.set_up([number], {"counts": self.SERIES}, "complete: {case.series: [%s]}\n" % ", ".join(keys))
        self.audit()
        return self.one()["values"]["whole"]

    def test_a_series_is_complete_however_its_brackets_are_written(self):
        for key in ("（2026）闽0203刑初", "(2026)闽0203刑初", "2026闽0203刑初"):
            with self.subTest(key=key):
                self.assertTrue(self.whole(key))
                os.unlink(self.store)
        self.assertFalse(self.whole("（2025）闽0203刑初"))

    def test_the_groups_of_the_rule_that_is_asked_for_are_counted(self):
        self.set_up([judgment(1, "60.00"), judgment(2, "60.00", key="L-2")],
                    {"one_loss": ONE_LOSS, "counts": COUNTS, "each": EACH})
        self.audit()
        for rule, count in (("one_loss", "(groups judged 2)"), ("each", None)):
            out = self.tool("findings", self.store, "--rule", rule, "--lang", "en", status=0).out
            self.assertIn(count or "dossiers 2", out)
            self.assertEqual("groups judged" in out, bool(count), out)

    def test_findings_of_a_case_hold_its_groups(self):
        self.set_up([judgment(1, "60.00"), judgment(2, "60.00"),
                     judgment(3, "60.00", key="L-2"), judgment(4, "60.00", key="L-2")])
        self.audit()
        self.assertEqual(self.one("--case", "K-3")["subject"]["key"], "L-2")
        self.assertEqual(len(self.findings()), 2)

    def test_the_table_and_csv_name_the_cases(self):
        self.set_up([judgment(1, "60.00"), judgment(2, "60.00")])
        self.audit()
        table = self.tool("findings", self.store, "--lang", "zh", status=0).out
        self.assertIn("K-1、K-2", table)
        self.assertIn("group.L-1", table)
        csv = self.tool("findings", self.store, "--format", "csv", "--lang", "en", status=0).out
        self.assertIn('"K-1, K-2",group,group.L-1', csv)

    def test_a_case_is_shown_with_its_groups(self):
        self.set_up([judgment(1, "60.00"), judgment(2, "60.00"), judgment(3, "60.00", key="n/a")])
        self.assertNotIn("In groups", self.tool("show", self.store, "K-1", "--lang", "en").out)
        self.audit()
        self.assertIn("In groups (run 1):\n  p/one_loss  L-1 (2 cases)\n",
                      self.tool("show", self.store, "K-1", "--lang", "en", status=0).out)
        self.assertNotIn("In groups", self.tool("show", self.store, "K-3", "--lang", "en").out)

    def test_a_finding_of_a_group_is_reviewed(self):
        self.set_up([judgment(1, "60.00"), judgment(2, "60.00")])
        self.audit()
        finding = self.one()["id"]
        self.tool("review", self.store, finding[:8], "uphold", "--by", "陈某", "--reason", "核实",
                  status=0)
        self.assertEqual(self.one("--status", "upheld")["id"], finding)

    def test_a_finding_of_a_group_is_not_waived(self):
        self.set_up([judgment(1, "60.00"), judgment(2, "60.00")])
        self.audit()
        answer = self.tool("waive", self.store, self.one()["id"][:8], "--reason", "甲", "--basis",
                           "l1", "--author", "乙", "--approver", "丙", "--from", "2026-09-01",
                           "--until", "2026-12-31", "--to", "w.yaml")
        self.assertEqual(answer.status, 64)
        self.assertIn("a waiver names one case", answer.err)

    def test_the_store_is_whole(self):
        self.set_up([judgment(1, "60.00"), judgment(2, "60.00")])
        self.audit()
        self.tool("verify", self.store, status=0)

    def test_the_run_counts_its_groups(self):
        self.set_up([judgment(1, "60.00"), judgment(2, "60.00", key="L-2")])
        self.audit()
        run = self.tool("runs", self.store, "--format", "jsonl", status=0).lines()[0]
        self.assertEqual(run["groups"], 2)


PRIORITY = """return rule {
\ttitle = {zh = "同案", en = "Together"}, law = {"l1"},
\tsubject = "group", kind = "priority", attention = 2, group_by = "case.loss_key",
\tmessage = {zh = "{n}", en = "{n}"},
\tcollect = function(case) return {n = 1} end,
\tcheck = function(group) return finding {n = #group.rows} end,
}
"""

LENIENT = assize.rule(kind="leniency", check="check = function(d) if d.gain > param.floor then "
                      "return finding {} end end").replace('level = "warning",', "")


class OtherSide(Groups):
    def test_a_priority_finding_carries_the_leniency_of_its_cases(self):
        lenient, unseen = judgment(1, "1.00"), judgment(2, "1.00")
        lenient["defendants"][0]["gain"] = "2000.00"
        self.set_up([lenient, unseen, judgment(3, "1.00", key="L-2")],
                    {"together": PRIORITY, "lenient": LENIENT})
        self.audit()
        lines = self.findings()
        of_case = [line for line in lines if line.get("kind") == "leniency"]
        side = [line for line in lines if line["subject"]["key"] == "L-1"][0]["leniency"]
        self.assertEqual(side["found"], [line["id"] for line in of_case])
        self.assertEqual(side["looked"], ["p/lenient"])
        self.assertEqual(side["not_seen"], [
            {"rule": "p/lenient", "case": "K-2", "field": "defendant.D1.gain",
             "cause": "unknown_field"}])
        self.assertEqual((side["cases"], side["cases_left"]), (2, 0))

    def test_what_is_beside_the_scope_was_not_read(self):
        self.set_up([judgment(1, "1.00"), judgment(2, "1.00", province="浙")],
                    {"together": PRIORITY, "lenient": LENIENT})
        self.audit("--scope", "province=闽")
        line = [line for line in self.findings("--run", "1") if line["subject"]["kind"] == "group"]
        self.assertEqual((line[0]["leniency"]["cases"], line[0]["leniency"]["cases_left"]), (1, 1))


class Explained(Groups):
    def set_up(self, *args):
        super().set_up(*args)
        self.audit()

    def explain(self, *args, lang="en"):
        return self.tool("explain", self.store, *args, "--lang", lang, status=0).out

    def test_a_finding_shows_its_rows_and_what_decided(self):
        self.set_up([judgment(1, "60.00"), judgment(2, "60.00")])
        page = self.explain(self.one()["id"][:8])
        for text in ("Group: L-1 (by case.loss_key, 2 cases)",
                     "K-1 case: loss = 100.00 yuan; ordered = 60.00 yuan",
                     "120.00 yuan > 100.00 yuan holds, and so there is a finding",
                     "K-2 defendant.D1.outcome.restitution_ordered"):
            self.assertIn(text, page)
        self.assertIn("组：L-1（按 case.loss_key 分组，共2件案件）",
                      self.explain(self.one()["id"][:8], lang="zh"))

    def test_a_case_and_a_rule_show_the_group_of_the_case(self):
        self.set_up([judgment(1, "10.00"), judgment(2, "10.00")])
        page = self.explain("K-2", "p/one_loss")
        self.assertIn("Result: no finding", page)
        self.assertIn("Group: L-1", page)

    def test_an_unknown_member_is_named(self):
        self.set_up([judgment(1, "10.00"), judgment(2, None)])
        page = self.explain("K-1", "p/one_loss")
        self.assertIn("the case K-2, defendant.D1.outcome.restitution_ordered", page)

    def test_a_case_that_is_in_no_group_says_why(self):
        self.set_up([judgment(1, "10.00", key=None)])
        self.assertIn("case.loss_key", self.explain("K-1", "p/one_loss"))

    def test_conditions_are_told_of_only_where_the_rule_has_some(self):
        self.set_up([judgment(1, "60.00"), judgment(2, "60.00")], {"one_loss": ONE_LOSS, "counts": COUNTS})
        self.assertIn("The conditions (when) were judged when the rows were collected",
                      self.explain("K-1", "p/one_loss"))
        page = self.explain("K-1", "p/counts")
        self.assertIn("The rule has no conditions (when): every case of the group gives its rows", page)
        self.assertNotIn("were judged", page)

    def test_nothing_decided_of_a_case_that_is_only_a_row(self):
        self.set_up([judgment(1, "10.00", key="n/a"), judgment(2, "10.00", key="n/a", telecom=False)],
                    {"one_loss": ONE_LOSS})
        page = self.explain("K-1", "p/one_loss")
        self.assertIn("Result: not judged alone", page)
        self.assertNotIn("What decided", page)
        self.assertNotIn("no finding", page)

    EACH_PAYMENT = COUNTS.replace("case.loss_key", "payment.kind").replace("case.loss_total", "case.amount")

    def set_up_payments(self, *kinds):
        dossier = judgment(1, "10.00")
        dossier["payments"] = [{"key": "T%d" % i, "debtor": "D1", "kind": kind, "amount": "1.00"}
                               for i, kind in enumerate(kinds)]
        self.set_up([dossier], {"counts": self.EACH_PAYMENT})

    def test_a_case_in_several_groups_has_a_page_of_each(self):
        self.set_up_payments("repay_loss", "distribution")
        pages = self.explain("K-1", "p/counts").split("\n----\n\n")
        self.assertEqual(len(pages), 2)
        for page, key in zip(pages, ("distribution", "repay_loss")):
            self.assertIn("Group: %s (by payment.kind, 1 cases)" % key, page)

    def test_a_group_is_asked_for_as_findings_name_it(self):
        self.set_up_payments("repay_loss", "distribution")
        self.assertIn("Group: repay_loss", self.explain("K-1", "p/counts", "group.repay_loss"))
        for other in ("group.fine", "group.", "group.repay_loss.x"):
            answer = self.tool("explain", self.store, "K-1", "p/counts", other, "--lang", "en", status=66)
            self.assert_told(answer, other, "the case is in no such group of rule counts")

    def test_a_group_is_asked_for_by_its_key_alone(self):
        self.set_up([judgment(1, "60.00"), judgment(2, "60.00")])
        page = self.explain(self.one()["id"])
        for key in ("L-1", "group.L-1"):
            self.assertEqual(self.explain(key, "p/one_loss"), page)
        answer = self.tool("explain", self.store, "L-9", "p/one_loss", "--lang", "en", status=66)
        self.assertIn("L-9", answer.err)

    def test_a_trial_of_a_group_rule_says_where_the_page_of_a_group_is(self):
        self.set_up([judgment(1, "60.00")])
        page = self.tool("try", "policies/p", "d.jsonl", "--rule", "one_loss", *AS_OF, "--lang", "en", status=0).out
        self.assertIn("the page of a group comes from `assize audit` and then `assize explain`", page)

    def test_values_made_of_personal_fields_are_not_shown(self):
        rule = ONE_LOSS.replace("return {loss = case.loss_total, ordered = ordered}",
                                "return {loss = case.loss_total, ordered = ordered, "
                                "born = maybe(case.defendants[1]).birth_on}")
        assize.write_profile(self, {"one_loss": rule})
        policy = self.read("policies/p/policy.yaml").replace(
            "reads_personal: {}", "reads_personal: {defendant.birth_on: 年龄}")
        dossiers = [judgment(1, "60.00"), judgment(2, "60.00")]
        dossiers[0]["defendants"][0]["birth_on"] = "1991-04-23"
        profile = self.path("policies/profile.yaml")
        self.write("policies/p/policy.yaml", policy)
        with open(profile, "a", encoding="utf-8") as out:
            out.write("grants: {p: [年龄]}\n")
        self.make_store(self.write("d.jsonl", assize.jsonl(dossiers)), profile=profile)
        self.audit()
        page = self.explain(self.one()["id"])
        self.assertNotIn("1991", page)
        self.assertIn("born = ***", page)
        self.assertNotIn("1991", self.tool("findings", self.store, "--format", "jsonl").out)


class Damaged(Groups):
    """A store may be damaged, or come from anybody: what a run keeps of a group may name fields that are not there."""

    def rewrite(self, run, change):
        """What the last chunk of a run holds, its groups, changed."""
        connection = sqlite3.connect(self.store)
        for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            connection.execute('DROP TRIGGER "%s"' % name)
        where = " WHERE first_key = '' AND run = %d" % run
        (chunk,), = connection.execute("SELECT outcomes FROM chunk" + where).fetchall()
        connection.execute("UPDATE chunk SET outcomes = ?" + where, (change(chunk),))
        connection.commit()
        connection.close()

    def test_a_field_that_is_not_there_is_told(self):
        self.set_up([judgment(1, "60.00"), judgment(2, "60.00")])
        self.audit()
        finding = self.one()["id"]
        shutil.copy(self.store, self.path("whole.store"))
        # A field is u32 member, u32 node, u16 field, u16 extension.
        for behind, value in ((12, 2), (8, 1), (6, 255), (5, 255), (4, 0), (3, 99)):
            shutil.copy(self.path("whole.store"), self.store)
            self.rewrite(1, lambda chunk, at=behind, byte=value:
                         chunk[:-at] + bytes([byte]) + chunk[len(chunk) - at + 1:])
            for words in (("findings", "--format", "jsonl"), ("findings", "--case", "K-1"), ("explain", finding),
                          ("explain", "K-1", "p/one_loss")):
                with self.subTest(behind=behind, words=words):
                    answer = self.tool(words[0], self.store, *words[1:], "--lang", "en", status=74)
                    self.assert_told(answer, "are damaged", "`assize verify` says where")

    def test_groups_that_cannot_be_read_are_not_compared(self):
        self.set_up([judgment(1, "60.00"), judgment(2, "60.00")])
        self.audit()
        self.audit()
        self.rewrite(2, lambda chunk: chunk[:50])
        answer = self.tool("diff", self.store, "1", "2", "--lang", "en", status=74)
        self.assert_told(answer, "the outcomes of run 2 are damaged")


class Tried(Groups):
    def test_a_store_is_tried_with_its_groups(self):
        self.set_up([judgment(1, "60.00"), judgment(2, "60.00")])
        out = self.tool("try", self.path("policies/p"), self.store, "--lang", "en", status=0).out
        self.assertIn("L-1 (K-1, K-2)\n  group.L-1  p/one_loss", out)
        self.assertIn("; groups judged 1, with findings 1; findings 1,", out)
        self.assertNotIn("only the dossiers given here", out)

    def test_a_file_is_tried_with_the_groups_of_that_file(self):
        self.set_up([judgment(1, "60.00"), judgment(2, "60.00")])
        out = self.tool("try", self.path("policies/p"), self.path("d.jsonl"), "--lang", "en",
                        status=0).out
        self.assertIn("Group rules saw only the dossiers given here", out)
        self.assertIn("group.L-1", out)

    def test_nothing_is_said_of_groups_where_no_rule_is_about_them(self):
        self.set_up([judgment(1, "60.00")], {"r": assize.rule(check="check = function(d) end")})
        out = self.tool("try", self.path("policies/p"), self.path("d.jsonl"), "--lang", "en",
                        status=0).out
        self.assertNotIn("roup", out)


class Scope(Groups):
    def test_a_scope_never_makes_a_group_look_smaller(self):
        self.set_up([judgment(1, "60.00"), judgment(2, "60.00", province="浙"),
                     judgment(3, "60.00", key="L-2", province="浙"),
                     judgment(4, "60.00", key="L-2", province="浙")])
        answer = self.audit("--scope", "province=闽")
        self.assertEqual(answer.value("dossiers"), "1")
        line = self.one("--run", "1")
        self.assertEqual(line["cases"], ["K-1", "K-2"])
        self.assertEqual(self.one("--run", "1", "--case", "K-2")["id"], line["id"])
        page = self.tool("explain", self.store, line["id"], "--run", "1", "--lang", "en", status=0)
        self.assertIn("K-2 case: loss = 100.00 yuan", page.out)

    def test_a_case_beside_the_scope_says_nothing_itself(self):
        self.set_up([judgment(1, "60.00"), judgment(2, None, province="浙")],
                    {"one_loss": ONE_LOSS, "r": assize.rule(check='check = function(d) return '
                                                            'finding {} end')})
        self.audit("--scope", "province=闽")
        lines = self.findings("--run", "1")
        self.assertEqual([line["case"] for line in lines], ["K-1", None])
        self.assertEqual(lines[1]["member"], "K-2")
        answer = self.tool("explain", self.store, "K-2", "p/r", "--run", "1", status=66)
        self.assertIn("is not among the dossiers of run 1", answer.err)


class Same(Groups):
    """The same bytes whatever the order, the number of workers, and interruptions."""

    def many(self):
        return [judgment(n, "60.00", key="L-%d" % (n % 40),
                         province="闽" if n % 3 else "浙",
                         loss=None if n % 17 == 0 else "100.00") for n in range(1, 301)]

    def hash_of(self, dossiers, *args):
        shutil.rmtree(self.store, ignore_errors=True)
        if os.path.exists(self.store):
            os.unlink(self.store)
        self.set_up(dossiers, {"one_loss": ONE_LOSS, "counts": COUNTS})
        self.audit(*args)
        run = self.tool("runs", self.store, "--format", "jsonl", status=0).lines()[0]
        return run["hash"], run["findings"], run["not_evaluated"]

    def test_order_and_workers_change_nothing(self):
        for scope in ((), ("--scope", "province=闽")):
            first = self.hash_of(self.many(), "--jobs", "1", *scope)
            self.assertEqual(first, self.hash_of(self.many()[::-1], "--jobs", "3", *scope))



class Killed(Groups):
    """kill -9 among the groups: the same command finishes the run."""

    SLOW = COUNTS.replace("return finding {",
                          "local n = 0 for i = 1, 2 ^ 13 // 1 | 0 do n = n + i end return finding {")

    def set_up_many(self):
        dossiers = [judgment(n, "60.00", key="L-%d" % (n // 2), province="闽" if n % 2 else "浙")
                    for n in range(1, 2401)]
        self.set_up(dossiers, {"slow": self.SLOW})

    def chunks_of(self, where):
        connection = sqlite3.connect(self.store)
        (count,) = connection.execute("SELECT count(*) FROM chunk WHERE " + where).fetchone()
        connection.close()
        return count

    def killed(self, where, *scope):
        """Kills an audit as soon as such a chunk is kept, and finishes it; the hash."""
        command = [assize.TOOL, "audit", self.store, *AS_OF, *scope]
        audit = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        until = time.monotonic() + 60
        while not self.chunks_of(where) and audit.poll() is None:
            self.assertLess(time.monotonic(), until)
            time.sleep(0.001)
        self.assertIsNone(audit.poll(), "the audit was done before it could be killed")
        audit.kill()
        audit.wait()
        self.tool("verify", self.store, status=0)
        self.audit(*scope)
        runs = self.tool("runs", self.store, "--format", "jsonl", status=0).lines()
        self.assertEqual([(run["run"], run["state"]) for run in runs], [(1, "finished")])
        return runs[0]["hash"]

    def whole(self, *scope):
        self.audit(*scope)
        run = self.tool("runs", self.store, "--format", "jsonl", status=0).lines()[-1]
        return run["hash"]

    def test_among_the_groups(self):
        self.set_up_many()
        self.assertEqual(self.killed("first_key = ''"), self.whole())

    def test_among_the_cases_beside_the_scope(self):
        self.set_up_many()
        scope = ("--scope", "province=闽")
        # 1200 cases of the scope make three chunks; what comes next is beside it.
        self.assertEqual(self.killed("number = 3", *scope), self.whole(*scope))


class Hostile(Groups):
    """What an author's mistakes do: one group or case is not evaluated, and the run goes on."""

    BAD = COUNTS.replace("return {loss = case.loss_total}", "%s")

    def said(self, collect, dossiers=None):
        self.set_up(dossiers or [judgment(1, "1.00"), judgment(2, "1.00")],
                    {"bad": self.BAD % collect, "one_loss": ONE_LOSS})
        self.audit(status=40)
        return [line for line in self.findings() if line["rule"] == "bad"]

    def test_a_fault_in_collect_is_told_of_each_case(self):
        lines = self.said("return {f = function() end}")
        self.assertEqual([line.get("cause") for line in lines], ["fault", "fault", None])
        self.assertIn("value 'f' of the row is a function", lines[0]["reason"]["en"])
        self.assertEqual(lines[2]["values"]["unknown"], 2)

    def test_a_loop_without_end_spends_its_budget(self):
        lines = self.said("while true do end")
        self.assertEqual([line.get("cause") for line in lines], ["budget", "budget", None])

    def test_check_may_loop_too(self):
        self.set_up([judgment(1, "1.00")],
                    {"bad": COUNTS.replace("return finding {", "while true do end return finding {")})
        self.audit(status=40)
        line = self.one()
        self.assertEqual((line["cause"], line["subject"]["kind"]), ("budget", "group"))

    def test_rows_may_have_different_shapes(self):
        rule = ONE_LOSS.replace(
            "return {loss = case.loss_total, ordered = ordered}",
            "if case.key == 'K-1' then return {loss = case.loss_total, ordered = ordered} end\n"
            "\t\treturn {loss = case.loss_total}").replace(
                "row.ordered or row.ordered", "(row.ordered or row.loss) or row.ordered")
        self.set_up([judgment(1, "60.00"), judgment(2, "60.00")], {"one_loss": rule})
        self.audit()
        self.assertEqual(self.one()["values"]["ordered"], "160.00")


if __name__ == "__main__":
    assize.unittest.main()
