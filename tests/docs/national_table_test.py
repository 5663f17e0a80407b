"""The table of the national policies is what is counted; every rule answers a demand and every demand has its rules; who is silent
says why."""
import os
import subprocess
import sys
import unittest

import national_table as table


class Table(unittest.TestCase):
    def setUp(self):
        self.plan = table.demands()

    def test_every_rule_answers_a_demand(self):
        answering = [rule for demand in self.plan["demands"] for rule in demand["rules"]]
        self.assertEqual(sorted(set(answering)), table.rules())

    def test_every_demand_of_the_meeting_is_there(self):
        self.assertEqual([demand["no"] for demand in self.plan["demands"]],
                         [str(number) for number in range(1, 22)])

    def test_who_is_called_silent_is_a_rule(self):
        self.assertLessEqual(set(self.plan["silent"]), set(table.rules()))

    def test_the_table_is_what_is_counted(self):
        done = subprocess.run([sys.executable, os.path.join(os.path.dirname(table.__file__),
                                                            "national_table.py")],
                              stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False)
        self.assertEqual(done.returncode, 0, done.stdout.decode())

    @unittest.skipUnless(os.environ.get("ASSIZE_DATA"),
                         "ASSIZE_DATA does not name the folder of the real files")
    def test_a_rule_that_found_nothing_there_says_why_and_no_other(self):
        made = table.audits()
        silent = {rule for rule in table.rules()
                  if not sum(made[name].found[rule] for name in table.REAL)}
        self.assertEqual(silent, set(self.plan["silent"]))


if __name__ == "__main__":
    unittest.main()
