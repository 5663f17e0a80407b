"""tests/docs/first_policy.md, the transcript of a first policy, typed again in a copy of the tree: every
command ends well, and prints what is shown. ASSIZE names the tool (default: build/assize)."""
import unittest

import fences

TEXT = fences.read("tests", "docs", "first_policy.md")


class FirstPolicy(unittest.TestCase):
    def test_the_transcript_holds(self):
        copy = fences.Copy("examples", "plugins")
        self.addCleanup(copy.close)
        copy.link("assize", "assize-worker", "libassize.a")
        printed = ""
        for block in fences.blocks(TEXT):
            where = "first_policy.md:%d" % block.line
            if block.kind == "text":
                missing = fences.first_missing(block.body, printed)
                self.assertIsNone(missing, "%s: not printed: %s\n%s" % (where, missing, printed))
                continue
            done = copy.bash(block.body)
            self.assertEqual(done.returncode, 0, "%s\n%s\n%s" % (where, done.stdout, done.stderr))
            printed = done.stdout

    def test_it_is_all_that_the_readme_promises(self):
        for verb in ("policy new", "policy check", "--coverage", "--mutate", "policy doc",
                     "policy profile", "assize try", "assize audit", "assize explain"):
            self.assertIn(verb, TEXT)


if __name__ == "__main__":
    unittest.main()
