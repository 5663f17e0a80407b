"""The policies that come with assize: their tests pass, see all of them and notice every slip, and what their READMEs tell one to run
runs."""
import collections
import glob
import os
import re
import subprocess
import unittest

import yaml

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
TOOL = os.path.abspath(os.environ.get("ASSIZE", os.path.join(ROOT, "build", "assize")))
FOLDERS = sorted(os.path.dirname(path) for path in glob.glob(
    os.path.join(ROOT, "plugins", "*", "*", "policy.yaml")))
READMES = sorted(glob.glob(os.path.join(ROOT, "plugins", "**", "README.md"), recursive=True))


def run(command):
    return subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                          text=True, encoding="utf-8", check=False)


def sorts_of(row):
    """What a row of a test shows: a finding, none, or what the rule does with the unknown."""
    told = row[-1]
    if isinstance(told, dict) and "not_evaluated" in told:
        return {"unknown"}
    sort = "none" if told == "none" else "finding"
    return {sort, "unknown"} if "不详" in row else {sort}


class Policies(unittest.TestCase):
    def test_there_are_some(self):
        self.assertTrue(FOLDERS)
        self.assertTrue(READMES)

    def test_every_policy_has_a_readme(self):
        for folder in FOLDERS:
            self.assertIn(os.path.join(folder, "README.md"), READMES)

    def test_every_row_passes(self):
        for folder in FOLDERS:
            with self.subTest(folder=os.path.relpath(folder, ROOT)):
                done = run([TOOL, "policy", "test", folder])
                self.assertEqual(done.returncode, 0, done.stdout[-3000:])
                self.assertRegex(done.stdout, r"[1-9][0-9]* passed, 0 failed")

    def test_every_rule_is_asked_for_a_finding_for_none_and_of_what_is_unknown(self):
        for folder in FOLDERS:
            rows = collections.defaultdict(list)
            for path in glob.glob(os.path.join(folder, "tests", "*.yaml")):
                with open(path, encoding="utf-8") as text:
                    test = yaml.load(text, yaml.BaseLoader)
                if isinstance(test, dict):
                    rows[test.get("rule")] += test.get("rows", [])
            for path in glob.glob(os.path.join(folder, "rules", "*.lua")):
                name = os.path.basename(path)[:-len(".lua")]
                with self.subTest(folder=os.path.relpath(folder, ROOT), rule=name):
                    self.assertEqual(set().union(*map(sorts_of, rows[name])),
                                     {"finding", "none", "unknown"})

    def test_every_command_of_a_readme_runs(self):
        for path in READMES:
            with open(path, encoding="utf-8") as text:
                blocks = re.findall(r"^```sh\n(.*?)^```$", text.read(), re.M | re.S)
            for line in "".join(blocks).splitlines():
                with self.subTest(readme=os.path.relpath(path, ROOT), command=line):
                    words = line.split()
                    self.assertEqual(words[0], "build/assize")
                    done = run([TOOL, *words[1:]])
                    self.assertEqual(done.returncode, 0, done.stdout[-3000:])


class Seen(unittest.TestCase):
    """A test for each policy, since a test has its time: nothing is left unseen, no slip unnoticed."""

    def judge(self, folder):
        done = run([TOOL, "policy", "test", folder, "--coverage-least", "100", "--mutate"])
        self.assertEqual(done.returncode, 0, done.stdout[-3000:])
        self.assertRegex(done.stdout, r"[1-9][0-9]* mutants, [1-9][0-9]* killed, 0 survived")


for each in FOLDERS:
    setattr(Seen, "test_" + os.path.relpath(each, ROOT).replace(os.sep, "_"),
            lambda self, folder=each: self.judge(folder))


if __name__ == "__main__":
    unittest.main()
