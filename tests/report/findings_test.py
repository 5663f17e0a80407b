"""Findings over the command line: the example dossiers, audited with the national profile."""
import csv
import io
import os
import sys
import unittest

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "cli"))
import assize

GANG = "（2026）闽0203刑初88号"
FIXED = ("id", "run", "case", "subject", "policy", "rule", "kind", "level", "message", "values",
         "basis", "evidence", "parameters", "status")
MISSING = ("outcome", "case", "subject", "policy", "rule", "cause", "field", "reason")


class Findings(assize.Case):
    def setUp(self):
        super().setUp()
        self.make_store(assize.EXAMPLES, profile=assize.NATIONAL)
        self.tool("audit", self.store, "--as-of", "2026-10-31", status=0)

    def findings(self, *options):
        return self.tool(
            "findings", self.store, "--format", "jsonl", *options, status=0).lines()

    def test_every_line_has_the_fixed_keys(self):
        for line in self.findings("--not-evaluated"):
            keys = MISSING if "outcome" in line else FIXED
            self.assertLessEqual(set(keys), set(line), line)
            self.assertEqual("attention" in line, line.get("kind") in ("priority", "leniency"))

    def test_the_lines_are_the_same_in_every_language(self):
        for line in self.findings("--not-evaluated"):
            if "outcome" in line:
                self.assertEqual(set(line["reason"]), {"zh", "en"}, line)
        self.assertEqual(self.findings("--not-evaluated", "--lang", "en"),
                         self.findings("--not-evaluated", "--lang", "zh"))

    def test_a_fault_says_the_cause_and_what_it_was(self):
        profile = assize.write_profile(
            self, {"broken": assize.rule(check="check = function(d) error('no such pool') end,")})
        self.tool("audit", self.store, "--as-of", "2026-10-31", "--profile", profile, status=40)
        reasons = [line["reason"] for line in self.findings("--run", "2", "--not-evaluated")]
        self.assertTrue(reasons)
        for reason in reasons:
            self.assertEqual(reason["zh"].partition("：")[2], "no such pool")
            self.assertEqual(reason["en"].partition(": ")[2], "no such pool")

    def test_every_priority_finding_shows_the_other_side(self):
        everything = self.findings()
        ids = {line["id"] for line in everything if line["kind"] == "leniency"}
        priority = [line for line in everything if line["kind"] == "priority"]
        self.assertTrue(priority)
        for line in priority:
            self.assertLessEqual(set(line["leniency"]["found"]), ids)
            self.assertTrue(line["leniency"]["looked"])
            self.assertEqual(line["level"], "info")

    def test_no_name_and_no_birthday_is_in_any_format(self):
        for form in ("table", "jsonl", "csv"):
            text = self.tool("findings", self.store, "--format", form, "--not-evaluated",
                             status=0).out
            for personal in ("林某甲", "陈某乙", "1991-04-23", "2007-09-02", "1991年", "2007年"):
                self.assertNotIn(personal, text)

    def test_the_three_formats_tell_the_same_findings(self):
        ids = [line["id"] for line in self.findings()]
        text = self.tool("findings", self.store, "--format", "csv", status=0).out
        self.assertTrue(text.startswith("\ufeff"))
        rows = list(csv.DictReader(io.StringIO(text[1:])))
        self.assertEqual([row["id"] for row in rows], ids)
        table = self.tool("findings", self.store, status=0).out.splitlines()
        self.assertEqual([line[:8] for line in table[2:2 + len(ids)]], [i[:8] for i in ids])

    def test_a_case_is_typed_in_any_bracket_style(self):
        one = self.findings("--case", GANG)
        self.assertTrue(one)
        self.assertEqual({line["case"] for line in one if line["case"]}, {GANG})
        self.assertTrue(all(line["case"] or GANG in line["cases"] for line in one))
        for style in ("(2026)闽0203刑初88号", "2026闽0203刑初88号"):
            self.assertEqual(self.findings("--case", style), one)

    def test_the_table_counts_what_was_silent(self):
        silent = [line for line in self.findings("--not-evaluated") if "outcome" in line]
        table = self.tool("findings", self.store, "--lang", "en", status=0).out
        self.assertIn("\nnot evaluated %d" % len(silent), table)
        self.assertIn("as of 2026-10-31", table.splitlines()[0])

    def test_a_decision_stands_beside_its_finding(self):
        first = self.findings()[0]["id"]
        self.tool("review", self.store, first[:12], "dismiss", "--by", "陈某", "--reason", "重复",
                  status=0)
        found = self.findings("--status", "dismissed")
        self.assertEqual([line["id"] for line in found], [first])
        self.assertNotIn(first, [line["id"] for line in self.findings("--status", "open")])

    def test_unknown_names_get_the_nearest(self):
        answer = self.tool("findings", self.store, "--rule", "backbon", status=64)
        self.assert_told(answer, "did you mean 'backbone'?")
        answer = self.tool("show", self.store, "2026闽0203刑初89号", status=66)
        self.assert_told(answer, "there is no dossier （2026）闽0203刑初89号", "did you mean")


if __name__ == "__main__":
    unittest.main()
