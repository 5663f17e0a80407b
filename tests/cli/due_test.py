"""`assize due`: which audits of the profile's schedule are due, were missed, or were done."""
import unittest

import assize

SCHEDULE = """schedule:
  - {name: 月度核查, every: month, on: 31, grace: 5, from: 2026-07-01}
  - {name: 每周重点, every: week, on: monday, scope: {province: 闽, stage: effective}}
"""


class Due(assize.Case):
    def setUp(self):
        super().setUp()
        self.profile = assize.write_profile(
            self, {"late": assize.rule(when='participation = "principal"')})
        self.make_store(profile=self.profile)
        self.tool("import", self.store, "-", stdin=assize.jsonl([assize.dossier(1)]), status=0)

    def schedule(self, text):
        self.write("policies/profile.yaml", "profile: 试行\npolicies: [p]\n" + text)

    def due(self, as_of, status):
        answer = self.tool(
            "due", self.store, "--as-of", as_of, "--format", "jsonl", status=status)
        return answer.lines()

    def audit(self, as_of, name, *scope):
        options = [word for part in scope for word in ("--scope", part)]
        self.tool("audit", self.store, "--as-of", as_of, "--name", name, *options, status=0)


class States(Due):
    def test_nothing_is_scheduled(self):
        answer = self.tool("due", self.store, "--as-of", "2026-10-31", "--lang", "en", status=0)
        self.assertIn("no schedule", answer.out)
        self.assertEqual(self.due("2026-10-31", 0), [])

    def test_due_then_done_then_due_again(self):
        self.schedule(SCHEDULE)
        first = self.due("2026-07-31", 1)
        self.assertEqual(first[0], {
            "name": "月度核查", "due": "2026-07-31", "state": "due", "run": None, "missed": 0,
            "first_missed": None, "next": "2026-08-31", "scope": [],
            "command": "assize audit %s --name '月度核查' --as-of 2026-07-31" % self.store})
        self.audit("2026-07-31", "月度核查")
        self.audit("2026-07-31", "每周重点", "stage=effective", "province=闽")
        done = self.due("2026-08-02", 0)
        self.assertEqual([(each["state"], each["run"], each["command"]) for each in done],
                         [("done", 1, None), ("done", 2, None)])
        self.assertEqual([each["state"] for each in self.due("2026-08-03", 1)], ["done", "due"])

    def test_missed_and_made_up_for(self):
        self.schedule(SCHEDULE.splitlines()[0] + "\n" + SCHEDULE.splitlines()[1] + "\n")
        self.audit("2026-10-31", "月度核查")
        entry = self.due("2026-10-31", 1)[0]
        self.assertEqual((entry["state"], entry["missed"], entry["first_missed"]),
                         ("done", 3, "2026-07-31"))
        for day in ("2026-07-31", "2026-08-31", "2026-09-30"):
            command = self.due("2026-10-31", 1)[0]["command"]
            self.assertTrue(command.endswith("--as-of " + day), command)
            self.audit(day, "月度核查")
        self.due("2026-10-31", 0)

    def test_past_its_grace(self):
        self.schedule(SCHEDULE.splitlines()[0] + "\n" + SCHEDULE.splitlines()[1] + "\n")
        self.assertEqual(self.due("2026-08-05", 1)[0]["state"], "due")
        self.assertEqual(self.due("2026-08-06", 1)[0]["state"], "missed")

    def test_the_command_is_what_does_it(self):
        self.schedule(SCHEDULE)
        for entry in self.due("2026-07-31", 1):
            words = entry["command"].replace("'", "").split(" ")
            self.assertEqual(words[0], "assize")
            self.tool(*words[1:], status=0)
        self.assertEqual([each["state"] for each in self.due("2026-07-31", 0)], ["done", "done"])

    def test_a_script_is_named_from_the_callers_folder(self):
        self.schedule("schedule: [{name: s, every: day, script: ../scripts/s.lua}]\n")
        self.assertIn("assize script %s/scripts/s.lua %s --out due-2026-10-31 --as-of 2026-10-31"
                      % (self.folder, self.store),
                      self.due("2026-10-31", 1)[0]["command"])

    def test_the_script_that_it_names_does_it(self):
        self.write("scripts/s.lua", 'store:audit {name = "s"}\n')
        self.schedule("schedule: [{name: s, every: week, on: monday, script: ../scripts/s.lua}]\n")
        words = self.due("2026-10-31", 1)[0]["command"].split(" ")
        self.tool(*words[1:], status=0)
        self.assertEqual(self.due("2026-10-31", 0)[0]["state"], "done")

    def test_a_table_for_people(self):
        self.schedule(SCHEDULE)
        for lang, words in (("zh", ("应做日", "应做", "运行：assize audit")),
                            ("en", ("due on", "due", "run: assize audit"))):
            answer = self.tool(
                "due", self.store, "--as-of", "2026-07-31", "--lang", lang, status=1)
            for word in words:
                self.assertIn(word, answer.out)
            self.assertIn("--scope 'province=闽' --scope stage=effective", answer.out)

    def test_a_broken_rule_hides_nothing(self):
        self.schedule(SCHEDULE)
        self.write("policies/p/rules/late.lua", "return rule {\n")
        self.assertEqual(len(self.due("2026-07-31", 1)), 2)

    def test_another_profile(self):
        other = self.write("policies/other.yaml", "profile: 别\npolicies: [p]\n"
                           "schedule: [{name: x, every: day}]\n")
        answer = self.tool("due", self.store, "--profile", other, "--as-of", "2026-07-31",
                           "--format", "jsonl", status=1)
        self.assertIn("--profile " + other, answer.lines()[0]["command"])


class Wrong(Due):
    def test_a_mistake_in_the_schedule(self):
        self.schedule("schedule: [{name: a, every: month, on: 32}]\n")
        for args in (("due", self.store), ("audit", self.store, "--as-of", "2026-10-31")):
            self.assert_told(self.tool(*args, status=65), "profile.yaml:3:", "'32'", "on: 31")

    def test_a_scope_that_no_audit_takes(self):
        self.schedule("schedule:\n- {name: a, every: day, scope: {provinze: 闽}}\n")
        self.assert_told(self.tool("due", self.store, status=65), "profile.yaml:4", "province")

    def test_a_store_without_a_profile(self):
        self.tool("init", self.path("bare"), status=0)
        self.assert_told(self.tool("due", self.path("bare"), status=64), "--profile")

    def test_a_day_that_is_none(self):
        self.tool("due", self.store, "--as-of", "2026-02-30", status=64)
        self.tool("due", self.path("nothing"), status=66)


class Packed(Due):
    def test_a_pack_carries_schedule_and_scripts(self):
        self.write("scripts/s.lua", "return 1\n")
        self.schedule("schedule: [{name: s, every: day, script: ../scripts/s.lua}]\n")
        self.tool("pack", self.profile, "-o", "court.pack", status=0)
        answer = self.tool("pack", "court.pack", "--list", "--format", "jsonl", status=0)
        self.assertIn("scripts/s.lua", [each["path"] for each in answer.lines()])
        self.tool("due", self.store, "--profile", "court.pack", "--as-of", "2026-10-31", status=1)


if __name__ == "__main__":
    unittest.main()
