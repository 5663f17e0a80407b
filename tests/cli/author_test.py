"""What a policy's author uses: row tests, and trying a policy without a profile."""
import json
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
        self.assertIn("请核对", answer.out)
        self.assertEqual(self.tool("verify", self.store, status=0).value("head"), head)
        self.assertEqual(self.tool("runs", self.store, "--format", "jsonl", status=0).out, "")

    def test_a_rule_that_faults_is_no_silence(self):
        fault = 'check = function(d)\n\t\treturn d.gain .. nil\n\tend,'
        assize.write_profile(self, {"reached": assize.rule(check=fault)})
        answer = self.tool("try", self.policy, "one.jsonl", "--as-of", "2026-10-31", "--lang", "en",
                           status=40)
        self.assertIn("not evaluated", answer.out)
        self.assertEqual(answer.err, "")

    def test_what_is_unknown_is_no_fault(self):
        self.write("one.jsonl", assize.jsonl([assize.dossier(1, gain="不详")]))
        answer = self.tool("try", self.policy, "one.jsonl", "--as-of", "2026-10-31", "--lang", "en",
                           status=0)
        self.assertIn("not evaluated", answer.out)

    def test_a_file_that_is_no_dossier(self):
        self.write("bad.yaml", "key: （2026）闽0203刑初1号\ncsae: {stage: effective}\n")
        self.assert_told(self.tool("try", self.policy, "bad.yaml", status=65), "bad.yaml:2", "csae")

    def test_a_folder_that_is_not_there(self):
        self.assert_told(self.tool("try", "nowhere", "one.jsonl", status=66), "nowhere")


if __name__ == "__main__":
    unittest.main()
