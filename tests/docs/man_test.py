"""The man pages that `make man` writes: one for each verb and topic, in both languages, and mandoc finds
no fault with them. ASSIZE names the tool (default: build/assize)."""
import os
import shutil
import subprocess
import tempfile
import unittest

import fences


class Man(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.mkdtemp(prefix="assize-man-")
        cls.addClassCleanup(shutil.rmtree, cls.folder, ignore_errors=True)
        subprocess.run(["sh", "docs/man.sh", fences.TOOL, cls.folder], cwd=fences.ROOT, check=True,
                       env=fences.environment())
        cls.pages = sorted(os.path.join(folder, name)
                           for folder, _, names in os.walk(cls.folder) for name in names)

    def test_each_verb_and_topic_has_a_page_in_both_languages(self):
        expected = []
        for sort, name in fences.listed():
            section = "7" if sort == "topic" else "1"
            expected.append("man%s/assize-%s.%s" % (section, name.replace(" ", "-"), section))
        expected.append("man1/assize.1")
        expected += ["zh_CN/" + page for page in expected]
        self.assertEqual([os.path.relpath(page, self.folder) for page in self.pages],
                         sorted(expected))

    def test_mandoc_has_nothing_to_warn_of(self):
        done = subprocess.run(["mandoc", "-T", "lint", "-W", "warning", *self.pages], check=False,
                              stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
                              env=fences.environment())
        self.assertEqual((done.returncode, done.stdout), (0, ""))

    def test_mandoc_would_warn(self):
        page = os.path.join(self.folder, "wrong.1")
        with open(page, "w", encoding="utf-8") as out:
            out.write(".TH \"wrong\" \"1\" \"2026-11-23\"\n.SH Name\n.LP\n")
        done = subprocess.run(["mandoc", "-T", "lint", "-W", "warning", page], check=False,
                              stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        self.assertNotEqual(done.returncode, 0, done.stdout)


if __name__ == "__main__":
    unittest.main()
