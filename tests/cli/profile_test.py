"""What rules cost: `assize policy profile` over a store, a file, and a policy's own tests."""
import unittest

import assize

REACHED = 'check = function(d)\n\t\tif d.gain > param.floor then return finding {} end\n\tend,'
BUSY = ('check = function(d)\n\t\tlocal n = 0\n\t\tfor i = 1, 1000 do n = n + i end\n'
        '\t\tif n == 0 then return finding {} end\n\tend,')
ENDLESS = 'check = function(d)\n\t\tlocal gain = d.gain\n\t\twhile gain do end\n\tend,'
DAY = ("--as-of", "2026-10-31")


class Profile(assize.Case):
    def setUp(self):
        super().setUp()
        assize.write_profile(self, {
            "reached": assize.rule(check=REACHED),
            "busy": assize.rule(check=BUSY),
            "callers": assize.rule(when='roles = "caller"', check=REACHED),
            "plain": assize.rule(when='roles = "caller"'),
        })
        self.policy = self.path("policies", "p")
        self.file = self.write("all.jsonl", assize.jsonl([assize.dossier(n) for n in range(1, 61)]))

    def profile(self, *args, status=0):
        answer = self.tool("policy", "profile", self.policy, *args, *DAY, "--format", "jsonl",
                           status=status)
        *rules, whole = answer.lines()
        return {each["rule"]: each for each in rules}, whole

    def test_each_rule_is_counted(self):
        rules, whole = self.profile(self.file)
        self.assertEqual(list(rules), ["busy", "reached", "callers", "plain"])
        self.assertEqual({name: each["subjects"] for name, each in rules.items()},
                         dict.fromkeys(rules, 60))
        self.assertEqual([rules["reached"]["kept_out"], rules["reached"]["in_check"]], [0, 60])
        self.assertEqual([rules["callers"]["kept_out"], rules["callers"]["in_check"]], [50, 10])
        self.assertEqual([rules["plain"]["in_check"], rules["plain"]["instructions"]], [0, 0])
        self.assertEqual([rules["reached"]["fields_read"], rules["reached"]["parameters_read"]],
                         [60, 60])
        self.assertGreater(rules["busy"]["most_of_a_subject"], 2000)
        self.assertEqual(rules["busy"]["instructions"], 60 * rules["busy"]["most_of_a_subject"])
        self.assertGreater(rules["busy"]["nanoseconds"], 0)
        self.assertEqual(whole["instructions"],
                         sum(each["instructions"] for each in rules.values()))

    def test_the_same_bytes_from_a_file_and_a_store_and_any_number_of_workers(self):
        self.make_store(self.file)
        answers = {self.tool("policy", "profile", self.policy, path, *DAY, "--no-time", "--jobs",
                             jobs, status=0).out
                   for path in (self.file, self.store) for jobs in ("1", "3")}
        self.assertEqual(len(answers), 1)
        self.assertNotIn("CPU time", answers.pop())

    def test_a_sample_lies_evenly_and_is_told_as_one(self):
        self.make_store(self.file)
        rules, whole = self.profile(self.store, "--sample", "20")
        self.assertEqual([whole["measured"], whole["dossiers"]], [20, 60])
        self.assertEqual(whole["audit_instructions"], 3 * whole["instructions"])
        self.assertEqual(rules["busy"]["subjects"], 20)
        again, whole = self.profile(self.store, "--sample", "600")
        self.assertEqual(whole["measured"], 60)
        self.assert_told(self.tool("policy", "profile", self.policy, self.file, *DAY, "--sample",
                                   "20", status=64), "a sample is drawn from a store")

    def test_only_the_costliest(self):
        answer = self.tool("policy", "profile", self.policy, self.file, *DAY, "--top", "1",
                           "--lang", "en", status=0)
        self.assertIn("p/busy", answer.out)
        self.assertNotIn("p/reached", answer.out)
        self.assertIn("measured 60 dossiers of 60, as of 2026-10-31", answer.out)
        self.assertIn("an audit of all dossiers: instructions ", answer.out)
        self.assertIn("CPU time", answer.out)

    def test_a_rule_at_its_budget_is_the_nearest_to_it(self):
        self.write("policies/p/rules/endless.lua", assize.rule(check=ENDLESS))
        self.write("one.jsonl", assize.jsonl([assize.dossier(1)]))
        answer = self.tool("policy", "profile", self.policy, "one.jsonl", *DAY, "--lang", "en",
                           status=0)
        self.assertIn("nearest to its budget: p/endless, 100.", answer.out)

    def test_nothing_is_kept(self):
        self.make_store(self.file)
        head = self.tool("verify", self.store, status=0).value("head")
        self.profile(self.store)
        self.assertEqual(self.tool("verify", self.store, status=0).value("head"), head)

    def test_what_is_bad_is_told(self):
        self.write("bad.yaml", "key: （2026）闽0203刑初1号\ncsae: {stage: effective}\n")
        answer = self.tool("policy", "profile", self.policy, "bad.yaml", *DAY, status=65)
        self.assert_told(answer, "bad.yaml:2", "csae")
        self.assert_told(self.tool("policy", "profile", "nowhere", self.file, status=66), "nowhere")
        self.assert_told(self.tool("policy", "profile", self.policy, status=66),
                         "has no dossiers in its tests")


if __name__ == "__main__":
    unittest.main()
