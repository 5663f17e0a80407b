"""`assize schema --format luacheck`: with it the real luacheck passes the national policies, and finds
a global that a rule does not have."""
import glob
import os
import shutil
import subprocess
import sys
import unittest

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "cli"))
import assize

POLICIES = sorted(glob.glob(os.path.join(assize.ROOT, "plugins", "*", "*", "policy.yaml")))


class Luacheck(assize.Case):
    def setUp(self):
        super().setUp()
        self.config = self.write(".luacheckrc", self.tool("schema", "--format", "luacheck", status=0).out)

    def luacheck(self, *paths):
        return subprocess.run(["luacheck", "--no-color", "--config", self.config, *paths], check=False,
                              cwd=self.folder, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
                              encoding="utf-8")

    def test_the_national_policies_are_clean(self):
        self.assertTrue(POLICIES)
        for policy in POLICIES:
            done = self.luacheck(os.path.dirname(policy))
            self.assertEqual(done.returncode, 0, done.stdout)

    def test_a_new_policy_is_clean_by_its_own_file(self):
        self.tool("policy", "new", "p", status=0)
        done = subprocess.run(["luacheck", "--no-color", "."], check=False, cwd=self.path("p"),
                              stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, encoding="utf-8")
        self.assertEqual(done.returncode, 0, done.stdout)
        self.assertIn("in 1 file", done.stdout)

    def check_slip(self, right, wrong, *words):
        rule = os.path.join(assize.ROOT, "plugins", "national", "leniency", "rules", "minor.lua")
        path = shutil.copy(rule, self.path("slip.lua"))
        with open(path, encoding="utf-8") as text:
            lines = text.read()
        self.assertIn(right, lines)
        self.write("slip.lua", lines.replace(right, wrong, 1))
        done = self.luacheck("slip.lua")
        told = done.stdout.replace("'", "")
        self.assertNotEqual(done.returncode, 0)
        for word in words:
            self.assertIn(word, told)

    def test_a_misspelt_global_is_found(self):
        self.check_slip("return finding", "return findings", "accessing undefined variable findings")

    def test_a_misspelt_function_of_a_library_is_found(self):
        self.check_slip("return rule", 'local up = string.uper("x")\nreturn rule',
                        "accessing undefined field uper of global string")

    def test_what_a_policy_does_not_have_is_found(self):
        self.check_slip("return rule", "local t = os.time()\nreturn rule", "accessing undefined variable os")

    def test_a_global_that_is_set_is_found(self):
        self.check_slip("return rule", "function helper() end\nreturn rule", "non-standard global variable helper")


if __name__ == "__main__":
    unittest.main()
