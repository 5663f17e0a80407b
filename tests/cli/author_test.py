"""What a policy's author uses: row tests, and trying a policy without a profile."""
import json
import re
import unittest

import assize

REACHED = 'check = function(d)\n\t\tif d.gain > param.floor then return finding {} end\n\tend,'

ROWS = """rule: reached
dossier: one.yaml
as_of: 2026-10-31
columns: [name, defendant.D1.gain, param.floor, expect]
rows:
  - [above,   1000.01, 1000, {warning: {}}]
  - [at it,   1000.00, 1000, %s]
  - [unknown, 不详,    1000, {not_evaluated: defendant.D1.gain}]
"""


class PolicyTest(assize.Case):
    def policy(self, expected):
        assize.write_profile(
            self, {"reached": assize.rule(check=REACHED)},
            tests={"reached.yaml": ROWS % expected,
                   "one.yaml": json.dumps(assize.dossier(1), ensure_ascii=False)})
        return self.path("policies", "p")

    def test_rows_pass(self):
        answer = self.tool("policy", "test", self.policy("none"), "--lang", "en", status=0)
        self.assertIn("3 passed, 0 failed", answer.out)

    def test_a_row_that_fails_is_named_and_the_answer_is_no(self):
        answer = self.tool("policy", "test", self.policy("{warning: {}}"), "--lang", "en", status=1)
        self.assertIn("2 passed, 1 failed", answer.out)
        self.assertIn("at it", answer.out)
        self.assertIn("reached", answer.out)

    def test_a_folder_that_is_not_there(self):
        self.assert_told(self.tool("policy", "test", "nowhere", status=66), "nowhere")

    def test_a_folder_too_high(self):
        self.policy("none")
        for verb in (("policy", "test"), ("try",)):
            self.assert_told(self.tool(*verb, "policies", status=66),
                             "policies: the folder has no policy.yaml; did you mean 'policies/p'?")

    def test_a_policy_that_does_not_load_says_where(self):
        folder = self.policy("none")
        self.write("policies/p/rules/reached.lua", "return rule {\n\tsubjct = 1,\n}\n")
        answer = self.tool("policy", "test", folder, status=65)
        self.assert_told(answer, "reached.lua:2", "subjct", "subject")


class SeveralProblems(assize.Case):
    """Each is told once; the last line counts them."""

    def assert_each_once(self, answer, last):
        lines = answer.err.splitlines()
        self.assertEqual(len(lines), len(set(lines)), answer.err)
        self.assertGreater(len(lines), 2, answer.err)
        self.assertEqual(lines[-1], "assize: " + last % (len(lines) - 1))

    def test_of_a_policy(self):
        assize.write_profile(self, {"reached": "return rule {\n\tsubjct = 1,\n\tknd = 2,\n}\n"})
        for verb in (("policy", "test"), ("try",)):
            answer = self.tool(*verb, "policies/p", status=65)
            self.assert_each_once(answer, "policies/p: does not load for %d problems; mend them")
            self.assertEqual(answer.out, "")

    def test_of_a_map(self):
        self.make_store()
        self.write("map.yaml", "mpa: x\nfeilds: {}\n")
        self.write("one.jsonl", "{}\n")
        answer = self.tool("import", self.store, "one.jsonl", "--map", "map.yaml", status=65)
        self.assert_each_once(answer, "map.yaml: does not load for %d problems; mend them")


class Try(assize.Case):
    def setUp(self):
        super().setUp()
        assize.write_profile(self, {"reached": assize.rule(check=REACHED)})
        self.policy = self.path("policies", "p")
        self.file = self.write("one.jsonl", assize.jsonl([assize.dossier(1)]))

    def test_on_a_file(self):
        answer = self.tool("try", self.policy, "one.jsonl", "--as-of", "2026-10-31", "--lang", "en",
                           status=0)
        self.assertIn("Please check", answer.out)
        self.assertIn("reached", answer.out)

    def test_on_a_store_keeping_nothing(self):
        self.make_store(self.file)
        head = self.tool("verify", self.store, status=0).value("head")
        answer = self.tool("try", self.policy, self.store, "--as-of", "2026-10-31", status=0)
        self.assertIn("Please check", answer.out)
        self.assertEqual(self.tool("verify", self.store, status=0).value("head"), head)
        self.assertEqual(self.tool("runs", self.store, "--format", "jsonl", status=0).out, "")

    def test_a_rule_that_faults_is_no_silence(self):
        fault = 'check = function(d)\n\t\treturn d.gain .. nil\n\tend,'
        assize.write_profile(self, {"reached": assize.rule(check=fault)})
        answer = self.tool("try", self.policy, "one.jsonl", "--as-of", "2026-10-31", "--lang", "en",
                           status=40)
        self.assertIn("not evaluated", answer.out)
        self.assertEqual(answer.err, "")

    def test_a_page_of_a_rule_that_faults_is_no_silence(self):
        day = ("--as-of", "2026-10-31", "--lang", "en")
        fault = 'check = function(d)\n\t\treturn d.gain .. nil\n\tend,'
        missing = 'check = function(d)\n\t\tif d.ability == "able" then return finding {} end\n\tend,'
        assize.write_profile(self, {"reached": assize.rule(check=REACHED),
                                    "slips": assize.rule(check=fault),
                                    "asks": assize.rule(check=missing)})
        self.write("one.jsonl", assize.jsonl([assize.dossier(1, ability="不详")]))
        for rule, status in (("slips", 40), ("reached", 0), ("asks", 0)):
            for subject in ((), ("--subject", "defendant.D1")):
                self.tool("try", self.policy, "one.jsonl", "--rule", rule, *subject, *day,
                          status=status)

    def test_a_page_marks_the_line_at_fault_where_no_line_ran(self):
        slip = ('check = function(d)\n\t\tif d.gain > param.floor and d.participation == "nobody" '
                'then\n\t\t\treturn finding {}\n\t\tend\n\tend,')
        for when in ("", "gain = known"):
            assize.write_profile(self, {"reached": assize.rule(when=when, check=slip)})
            page = self.tool("try", self.policy, "one.jsonl", "--rule", "reached", "--as-of",
                             "2026-10-31", "--lang", "en", status=40).out
            self.assertIn("check was not entered, ▸ marks the line at fault", page)
            self.assertIn("the rule itself is at fault, line 7: ", page)
            self.assertEqual(re.findall(r"▸ +(\d+) ", page), ["7"])

    def test_what_is_unknown_is_no_fault(self):
        self.write("one.jsonl", assize.jsonl([assize.dossier(1, gain="不详")]))
        answer = self.tool("try", self.policy, "one.jsonl", "--as-of", "2026-10-31", "--lang", "en",
                           status=0)
        self.assertIn("not evaluated", answer.out)

    def test_a_file_that_is_no_dossier(self):
        self.write("bad.yaml", "key: （2026）闽0203刑初1号\ncsae: {stage: effective}\n")
        self.assert_told(self.tool("try", self.policy, "bad.yaml", status=65), "bad.yaml:2", "csae")

    def test_one_dossier_says_what_decided_and_several_do_not(self):
        day = ("--as-of", "2026-10-31", "--lang", "en")
        one = self.tool("try", self.policy, "one.jsonl", *day, status=0)
        self.assertIn("decided: line ", one.out)
        self.assertIn("1,001.50 yuan > 1,000.00 yuan holds, and so there is a finding.", one.out)
        self.write("two.jsonl", assize.jsonl([assize.dossier(1), assize.dossier(2)]))
        two = self.tool("try", self.policy, "two.jsonl", *day, status=0)
        self.assertNotIn("decided: ", two.out)
        self.assertIn("dossiers 2, with findings 2", two.out)
        named = self.tool("try", self.policy, "two.jsonl", "--case", "2026闽0203刑初1号", *day,
                          status=0)
        self.assertEqual(named.out, one.out)

    def test_a_rule_shows_its_page_on_a_file_and_on_a_store(self):
        day = ("--as-of", "2026-10-31", "--lang", "en")
        page = self.tool("try", self.policy, "one.jsonl", "--rule", "reached", *day, status=0)
        self.assertIn("Trial (p/reached 1.0.0)", page.out)
        self.assertIn("← 1,001.50 yuan > 1,000.00 yuan holds", page.out)
        self.assertIn("defendant.D1.gain (illegal gain) = 1,001.50 yuan -> 1,000.00 yuan", page.out)
        self.assertNotIn(", run ", page.out)
        subject = self.tool("try", self.policy, "one.jsonl", "--rule", "p/reached", "--subject",
                            "defendant.D1", *day, status=0)
        self.assertEqual(subject.out, page.out)
        self.write("two.jsonl", assize.jsonl([assize.dossier(1), assize.dossier(2)]))
        self.make_store(self.path("two.jsonl"))
        stored = self.tool("try", self.policy, self.store, "--case", "2026闽0203刑初1号", "--rule",
                           "reached", *day, status=0)
        self.assertEqual(stored.out, page.out)

    def test_the_page_is_the_one_that_explain_shows(self):
        profile = assize.write_profile(self, {"reached": assize.rule(check=REACHED)})
        self.make_store(self.file, profile=profile)
        self.tool("audit", self.store, "--as-of", "2026-10-31", status=0)
        for lang in ("zh", "en"):
            kept = self.tool("explain", self.store, assize.number(1), "reached", "--lang", lang,
                             status=0)
            tried = self.tool("try", self.policy, "one.jsonl", "--rule", "reached", "--as-of",
                              "2026-10-31", "--lang", lang, status=0)
            run = "，第1次运行" if lang == "zh" else ", run 1"
            self.assertIn(run, kept.out)
            self.assertEqual(tried.out, kept.out.replace(run, ""))

    def test_the_pages_of_a_large_dossier_end_and_say_what_they_left_out(self):
        sums = ('check = function(d)\n\t\tlocal sum = 0\n'
                '\t\tfor _, v in ipairs(d.case.victims) do\n'
                '\t\t\tif v.loss > param.floor then sum = sum + 1 end\n\t\tend\n'
                '\t\tif sum > 5000 then return finding {} end\n\tend,')
        assize.write_profile(self, {"reached": assize.rule(subject="victim", check=sums)})
        large = assize.dossier(1)
        large["victims"] = [{"key": "V%d" % i, "loss": "%d.00" % (2000 + i)}
                            for i in range(1, 301)]
        self.write("one.jsonl", assize.jsonl([large]))

        def page(*more):
            return self.tool("try", self.policy, "one.jsonl", "--rule", "reached", "--as-of",
                             "2026-10-31", *more, status=0).out

        one = page("--subject", "victim.V1", "--lang", "en")
        self.assertIn("V39, V40, ... (300 in all)\n", one)
        self.assertIn("  And 261 more, not listed here.\n", one)
        self.assertEqual(len(re.findall(r"^  victim\.V\d+\.loss ", one, re.MULTILINE)), 39)
        self.assertIn("另有261项，此处未列出。\n", page("--subject", "victim.V1", "--lang", "zh"))
        every = page("--lang", "en")
        pages = every.count("Result: ")
        self.assertTrue(1 < pages <= 100, pages)
        self.assertTrue(every.startswith(one), one)
        self.assertTrue(every.endswith(
            "There are too many subjects: %d more are not shown; name one to see its page.\n"
            % (300 - pages)), every[-200:])
        self.assertEqual(page("--lang", "en"), every)

    def test_what_cannot_be_shown_is_refused(self):
        self.write("two.jsonl", assize.jsonl([assize.dossier(1), assize.dossier(2)]))
        self.assert_told(self.tool("try", self.policy, "two.jsonl", "--rule", "reached", status=64),
                         "there are several dossiers", "--case")
        self.assert_told(self.tool("try", self.policy, "two.jsonl", "--case", "7", status=66),
                         "two.jsonl: there is no dossier '7'")
        self.assert_told(self.tool("try", self.policy, "one.jsonl", "--rule", "reachd", status=66),
                         "did you mean 'reached'?")
        self.assert_told(self.tool("try", self.policy, "one.jsonl", "--subject", "victim.V1",
                                   status=64), "name the rule too")
        self.assert_told(self.tool("try", self.policy, "one.jsonl", "--rule", "reached",
                                   "--subject", "victim.V1", status=64), "about each defendant")

    def test_a_folder_that_is_not_there(self):
        self.assert_told(self.tool("try", "nowhere", "one.jsonl", status=66), "nowhere")


if __name__ == "__main__":
    unittest.main()
