"""Audits: one run for one question, findings that say which run they are of, exit statuses for
scripts, and decisions of people."""
import csv
import io
import unittest

import assize

AS_OF = "2026-10-31"
REACHED = 'check = function(d)\n\t\tif d.gain > param.floor then return finding {} end\n\tend,'
RAISING = 'check = function(d)\n\t\terror("on purpose")\n\tend,'
ENDLESS = 'check = function(d)\n\t\twhile true do end\n\tend,'


class Audit(assize.Case):
    """Over the example dossiers with the national profile."""

    def setUp(self):
        super().setUp()
        self.make_store(assize.EXAMPLES, profile=assize.NATIONAL)

    def audit(self, *options, status=0):
        return self.tool("audit", self.store, "--as-of", AS_OF, *options, status=status)

    def findings(self, *options):
        return self.tool("findings", self.store, "--format", "jsonl", *options, status=0).lines()

    def test_the_summary_says_what_was_done_and_how_to_go_on(self):
        answer = self.audit()
        self.assertEqual(answer.value("run"), "1")
        self.assertEqual(answer.value("as-of"), AS_OF)
        self.assertEqual(int(answer.value("dossiers")), len(self.keys()))
        self.assertRegex(answer.value("hash"), "^[0-9a-f]{64}$")
        self.assertIn("assize findings", answer.value("next"))
        self.assertEqual(int(answer.value("findings").split(" (")[0]), len(self.findings()))

    def test_the_summary_is_in_both_languages(self):
        chinese = self.audit("--lang", "zh")
        english = self.audit("--lang", "en")
        for name in ("as-of", "dossiers", "hash"):
            self.assertEqual(chinese.value(name), english.value(name))
        self.assertIn("基准日：", chinese.out)
        self.assertIn("as-of: ", english.out)

    def test_today_is_taken_and_told_where_no_day_is_given(self):
        answer = self.tool("audit", self.store, status=0)
        self.assertRegex(answer.value("as-of"), r"^\d{4}-\d\d-\d\d$")
        run = self.tool("runs", self.store, "--format", "jsonl", status=0).lines()[0]
        self.assertEqual(run["as_of"], answer.value("as-of"))

    def test_any_number_of_jobs_gives_the_same_hash(self):
        hashes = {self.audit("--jobs", jobs).value("hash") for jobs in ("1", "2", "5")}
        self.assertEqual(len(hashes), 1)

    def test_no_locale_changes_the_hash(self):
        plain = self.audit().value("hash")
        for locale in ("de_DE.UTF-8", "tr_TR.UTF-8", "zh_CN.GB18030"):
            answer = self.tool("audit", self.store, "--as-of", AS_OF, env={"LC_ALL": locale})
            self.assertEqual(answer.value("hash"), plain)

    def test_another_order_of_import_gives_the_same_findings(self):
        self.audit()
        here = [dict(each, run=0) for each in self.findings()]
        out = self.tool("export", self.store, "--unmask", "--purpose", "试验", status=0).out
        self.write("back.jsonl", "\n".join(reversed(out.splitlines())) + "\n")
        self.store = self.path("other.store")
        self.make_store("back.jsonl", profile=assize.NATIONAL)
        self.audit()
        self.assertEqual([dict(each, run=0) for each in self.findings()], here)

    def test_a_scope_leaves_the_others_out(self):
        answer = self.audit("--scope", "stage=enforcement")
        stages = {case["key"]: case["stage"] for case in
                  self.tool("cases", self.store, "--format", "jsonl").lines()}
        inside = {key for key, stage in stages.items() if stage == "enforcement"}
        self.assertEqual(int(answer.value("dossiers")), len(inside))
        found = self.findings("--run", answer.value("run"))
        for each in found:
            members = {each["case"]} if each["case"] else set(each["cases"])
            self.assertTrue(members & inside, each)

    def test_a_scope_of_no_field_names_the_nearest(self):
        answer = self.audit("--scope", "provnce=闽", status=None)
        self.assertIn(answer.status, (64, 65), str(answer))
        self.assert_told(answer, "provnce", "province")

    def test_a_run_has_a_name(self):
        self.audit("--name", "十月例行")
        run = self.tool("runs", self.store, "--format", "jsonl", status=0).lines()[0]
        self.assertEqual(run["name"], "十月例行")

    def test_runs_are_listed_newest_first(self):
        self.audit()
        self.audit()
        runs = self.tool("runs", self.store, "--format", "jsonl", status=0).lines()
        self.assertEqual([run["run"] for run in runs], [2, 1])
        self.assertEqual(runs[0]["hash"], runs[1]["hash"])

    def test_no_profile_is_told(self):
        self.store = self.path("bare.store")
        self.make_store()
        self.assert_told(self.tool("audit", self.store, status=64), "--profile")

    def test_a_profile_on_the_command_line(self):
        self.store = self.path("bare.store")
        self.make_store(assize.EXAMPLES)
        self.audit("--profile", assize.NATIONAL)

    def test_a_profile_that_is_not_there(self):
        answer = self.audit("--profile", "nowhere.yaml", status=66)
        self.assert_told(answer, "nowhere.yaml")


class Findings(assize.Case):
    def setUp(self):
        super().setUp()
        self.make_store(assize.EXAMPLES, profile=assize.NATIONAL)
        self.tool("audit", self.store, "--as-of", AS_OF, status=0)
        self.all = self.findings()

    def findings(self, *options):
        return self.tool("findings", self.store, "--format", "jsonl", *options, status=0).lines()

    def test_there_are_some_and_each_says_everything(self):
        self.assertGreater(len(self.all), 20)
        for each in self.all:
            for name in ("id", "run", "case", "subject", "policy", "rule", "kind", "level",
                         "message", "values", "basis", "evidence", "parameters", "status"):
                self.assertIn(name, each)
            self.assertEqual(set(each["message"]), {"zh", "en"})
            self.assertEqual(each["status"], "open")

    def test_priority_and_leniency_are_never_more_than_info(self):
        for each in self.all:
            if each["kind"] in ("priority", "leniency"):
                self.assertEqual(each["level"], "info")
                self.assertIn(each["attention"], (1, 2, 3))

    def test_every_priority_carries_the_other_side(self):
        for each in self.findings("--kind", "priority"):
            of_a_group = set() if each["case"] else {"cases", "cases_left"}
            self.assertEqual(set(each["leniency"]), {"found", "looked", "not_seen"} | of_a_group)

    def test_ids_are_unique_and_recur(self):
        ids = [each["id"] for each in self.all]
        self.assertEqual(len(set(ids)), len(ids))
        self.tool("audit", self.store, "--as-of", "2026-11-30", status=0)
        self.assertLess(0, len(set(ids) & {each["id"] for each in self.findings()}))

    def test_a_table_says_which_run_it_shows(self):
        first = self.tool("findings", self.store, "--lang", "en", status=0).out.splitlines()[0]
        self.assertRegex(first, r"(?i)\brun 1\b")
        self.assertIn(AS_OF, first)

    def test_the_table_is_in_both_languages(self):
        chinese = self.tool("findings", self.store, "--lang", "zh", status=0).out
        english = self.tool("findings", self.store, "--lang", "en", status=0).out
        self.assertIn(self.all[0]["message"]["zh"], chinese)
        self.assertIn(self.all[0]["message"]["en"], english)

    def test_filters(self):
        one = self.all[0]
        for option, value, holds in (
                ("--kind", "leniency", lambda f: f["kind"] == "leniency"),
                ("--level", "warning", lambda f: f["level"] != "info"),
                ("--rule", one["rule"], lambda f: f["rule"] == one["rule"]),
                ("--rule", one["policy"] + "/" + one["rule"], lambda f: f["rule"] == one["rule"]),
                ("--case", one["case"], lambda f: f["case"] == one["case"]),
                ("--status", "upheld", lambda f: False)):
            self.assertEqual([f["id"] for f in self.findings(option, value)],
                             [f["id"] for f in self.all if holds(f)], option + " " + value)

    def test_a_rule_that_is_none_names_the_nearest(self):
        answer = self.tool("findings", self.store, "--rule", self.all[0]["rule"] + "x")
        self.assertIn(answer.status, (64, 66), str(answer))
        self.assert_told(answer, self.all[0]["rule"])

    def test_what_was_not_evaluated_says_why(self):
        rest = [each for each in self.findings("--not-evaluated")
                if each.get("outcome") == "not_evaluated"]
        self.assertGreater(len(rest), 0)
        for each in rest:
            for name in ("case", "subject", "policy", "rule", "cause", "field", "reason"):
                self.assertIn(name, each)
            self.assertIn(each["cause"], ("unknown_field", "fault", "budget", "memory", "time",
                                          "worker", "forbidden"))

    def test_csv_has_a_row_a_finding(self):
        out = self.tool("findings", self.store, "--format", "csv", status=0).out
        rows = list(csv.DictReader(io.StringIO(out.lstrip("\ufeff"))))
        self.assertEqual([row["id"] for row in rows], [each["id"] for each in self.all])

    def test_an_older_run_is_still_there(self):
        self.tool("audit", self.store, "--as-of", "2026-11-30", status=0)
        self.assertEqual(self.findings("--run", "1"), self.all)

    def test_a_run_that_is_not_there(self):
        self.assert_told(self.tool("findings", self.store, "--run", "9", status=66), "9")


class Explain(assize.Case):
    def setUp(self):
        super().setUp()
        self.make_store(assize.EXAMPLES, profile=assize.NATIONAL)
        self.tool("audit", self.store, "--as-of", AS_OF, status=0)
        self.all = self.tool("findings", self.store, "--format", "jsonl", status=0).lines()

    def test_a_finding_in_both_languages(self):
        one = next(each for each in self.all if each["kind"] == "priority")
        chinese = self.tool("explain", self.store, one["id"], "--lang", "zh", status=0).out
        english = self.tool("explain", self.store, one["id"], "--lang", "en", status=0).out
        self.assertIn(one["message"]["zh"], chinese)
        self.assertIn(one["message"]["en"], english)
        for path in (item["path"] for item in one["evidence"]):
            self.assertIn(path, chinese)
        for basis in one["basis"]:
            self.assertIn(basis["title"]["zh"], chinese)

    def test_any_unique_prefix_of_four_or_more(self):
        one = self.all[0]["id"]
        whole = self.tool("explain", self.store, one, status=0).out
        length = 4
        while sum(each["id"].startswith(one[:length]) for each in self.all) > 1:
            length += 1
        self.assertEqual(self.tool("explain", self.store, one[:length], status=0).out, whole)
        self.assertIn(self.tool("explain", self.store, one[:3]).status, (64, 66))

    def test_a_finding_that_is_not_there(self):
        self.assert_told(self.tool("explain", self.store, "f" * 16, status=66), "f" * 16)

    def test_a_silence(self):
        spoken = {(each["case"], each["policy"] + "/" + each["rule"]) for each in self.all}
        case = self.all[0]["case"]
        silent = next("priorities/" + name for name in ("snakehead", "insider", "score_running")
                      if (case, "priorities/" + name) not in spoken)
        self.assertNotEqual(self.tool("explain", self.store, case, silent, status=0).out, "")

    def test_a_rule_that_is_none_names_the_nearest(self):
        answer = self.tool("explain", self.store, self.all[0]["case"], "priorities/snakehaed")
        self.assertIn(answer.status, (64, 66), str(answer))
        self.assert_told(answer, "snakehead")


class ExitStatus(assize.Case):
    """0; with --fail-on 20, 10, 40, 30 in this order; without it 40 where a rule failed."""

    def audit(self, rules, *options, gain="5000.00", reviewed_on="2026-06-30"):
        store = self.path("exit.store")
        import os
        if os.path.exists(store):
            os.unlink(store)
        profile = assize.write_profile(self, rules, reviewed_on=reviewed_on)
        one = assize.dossier(1)
        if gain is None:
            del one["defendants"][0]["gain"]
        else:
            one["defendants"][0]["gain"] = gain
        self.write("one.jsonl", assize.jsonl([one]))
        self.tool("init", store, "--profile", profile, status=0)
        self.tool("import", store, "one.jsonl", status=0)
        return self.tool("audit", store, "--as-of", AS_OF, *options)

    def test_findings_alone_are_no_failure(self):
        answer = self.audit({"r": assize.rule(level="error", check=REACHED)})
        self.assertEqual(answer.status, 0, str(answer))
        self.assertIn("(error 1,", answer.out)

    def test_an_error_is_20(self):
        rules = {"e": assize.rule(level="error", check=REACHED),
                 "w": assize.rule(level="warning", check=REACHED)}
        self.assertEqual(self.audit(rules, "--fail-on", "error").status, 20)
        self.assertEqual(self.audit(rules, "--fail-on", "warning").status, 20)

    def test_a_warning_is_10_where_it_is_asked_for(self):
        rules = {"w": assize.rule(level="warning", check=REACHED)}
        self.assertEqual(self.audit(rules, "--fail-on", "warning").status, 10)
        self.assertEqual(self.audit(rules, "--fail-on", "error").status, 0)

    def test_nothing_found_is_0(self):
        rules = {"w": assize.rule(level="warning", check=REACHED)}
        self.assertEqual(self.audit(rules, "--fail-on", "warning", gain="1.00").status, 0)

    def test_an_unknown_field_is_40_where_it_is_asked_for(self):
        rules = {"w": assize.rule(level="warning", check=REACHED)}
        self.assertEqual(self.audit(rules, "--fail-on", "error", gain=None).status, 40)
        self.assertEqual(self.audit(rules, gain=None).status, 0)

    def test_a_parameter_past_its_review_is_30(self):
        rules = {"w": assize.rule(level="warning", check=REACHED)}
        old = {"gain": "1.00", "reviewed_on": "2020-01-01"}
        self.assertEqual(self.audit(rules, "--fail-on", "error", **old).status, 30)
        self.assertEqual(self.audit(rules, **old).status, 0)

    def test_a_rule_that_failed_is_40_without_being_asked(self):
        for body in (RAISING, ENDLESS):
            answer = self.audit({"r": assize.rule(check=body)})
            self.assertEqual(answer.status, 40, str(answer))
        self.assertEqual(self.audit({"r": assize.rule(check=RAISING)}, "--fail-on", "error").status, 40)

    def test_a_policy_that_does_not_load_is_65(self):
        profile = assize.write_profile(self, {"r": "return rule {"})
        self.make_store()
        answer = self.tool("audit", self.store, "--profile", profile, status=65)
        self.assert_told(answer, "r.lua:1")
        self.assertEqual(len(answer.err.splitlines()), 1, "told once")


class Review(assize.Case):
    def setUp(self):
        super().setUp()
        self.make_store(assize.EXAMPLES, profile=assize.NATIONAL)
        self.tool("audit", self.store, "--as-of", AS_OF, status=0)
        self.all = self.findings()

    def findings(self, *options):
        return self.tool("findings", self.store, "--format", "jsonl", *options, status=0).lines()

    def review(self, finding, decision, status=0):
        return self.tool("review", self.store, finding, decision, "--by", "陈法官", "--reason",
                         "已核对卷宗", status=status)

    def test_a_decision_is_the_findings_status(self):
        for one, decision, word in zip(self.all, ("uphold", "dismiss", "correct"),
                                       ("upheld", "dismissed", "corrected")):
            self.review(one["id"], decision)
            self.assertEqual([f["id"] for f in self.findings("--status", word)], [one["id"]])
        self.assertEqual(len(self.findings("--status", "open")), len(self.all) - 3)

    def test_the_last_decision_stands(self):
        one = self.all[0]["id"]
        self.review(one, "dismiss")
        self.review(one, "uphold")
        self.assertEqual([f["id"] for f in self.findings("--status", "upheld")], [one])

    def test_a_decision_stands_in_the_next_run(self):
        one = self.all[0]["id"]
        self.review(one, "dismiss")
        self.tool("audit", self.store, "--as-of", AS_OF, status=0)
        self.assertEqual([f["id"] for f in self.findings("--status", "dismissed")], [one])

    def test_a_finding_that_is_not_there(self):
        self.review("f" * 16, "uphold", status=66)

    def test_decisions_are_journalled(self):
        before = int(self.tool("verify", self.store, status=0).value("journal"))
        self.review(self.all[0]["id"], "uphold")
        self.assertEqual(int(self.tool("verify", self.store, status=0).value("journal")), before + 1)


if __name__ == "__main__":
    unittest.main()
