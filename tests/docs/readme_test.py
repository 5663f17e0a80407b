"""README.md, done as a reader does it: every command in order, in a copy of the tree.

A `sh` block is run by bash, each beginning in the copy's root; a `text` block right after it shows what
it printed, `...` standing for any lines left out; a `c` block is saved under the name that the sentence
before it gives. ASSIZE names the tool (default: build/assize).
"""
import glob
import os
import re
import shutil
import subprocess
import unittest

import fences
from fences import FENCE, ROOT, TOOL, environment, first_missing

MOST_LINES = 262
TEXT = fences.read("README.md")
BLOCKS = fences.blocks(TEXT)


def is_make(block):
    return all(line.startswith("make ") for line in block.body.splitlines())


class FirstMissing(unittest.TestCase):
    """The comparison itself: it can say no."""

    def test_lines_left_out(self):
        self.assertIsNone(first_missing("a\n...\nc\n", "a\nb\nc\n"))
        self.assertIsNone(first_missing("...\nb\n...\n", "a\nb\nc\n"))

    def test_a_line_that_is_not_there(self):
        self.assertEqual(first_missing("a\n...\nx\n...\n", "a\nb\nc\n"), "x")

    def test_a_line_left_out_without_saying_so(self):
        self.assertEqual(first_missing("a\nc\n", "a\nb\nc\n"), "a\nc")
        self.assertEqual(first_missing("b\n...\n", "a\nb\nc\n"), "b")
        self.assertEqual(first_missing("...\nb\n", "a\nb\nc\n"), "b")

    def test_words_left_out_within_a_line(self):
        self.assertIsNone(first_missing("a ... c\n", "a and b and c\n"))
        self.assertIsNone(first_missing("甲……丙\n", "甲乙丙\n"))
        self.assertEqual(first_missing("a ... x\n", "a and b and c\n"), "a ... x")

    def test_another_order(self):
        self.assertEqual(first_missing("...\nb\n...\na\n...\n", "a\nb\nc\n"), "a")


class Commands(unittest.TestCase):
    """The blocks in order; each needs what the ones before it left behind."""

    def setUp(self):
        if not os.path.exists(TOOL):
            self.fail("the tool is not there: %s; run `make`, or set ASSIZE" % TOOL)
        self.copy = fences.Copy("examples", "include", "plugins", "tests/check")
        self.addCleanup(self.copy.close)
        shutil.copy(os.path.join(ROOT, "Makefile"), self.copy.folder)
        self.copy.link("assize", "assize-worker", "libassize.a")

    def run_block(self, block):
        """What its commands printed; they succeed and have nothing to complain of."""
        done = self.copy.bash(block.body)
        told = "README.md:%d:\n%s\n-> %d\n%s\n%s" % (
            block.line, block.body, done.returncode, done.stdout[-3000:], done.stderr[-3000:])
        self.assertEqual(done.returncode, 0, told)
        self.assertEqual(done.stderr, "", told)
        return done.stdout

    def run_make(self, block):
        """The targets are there. Of `make demo` what is left when all is built is done here; `make
        test` runs this very test."""
        for line in block.body.splitlines():
            done = self.copy.bash("make -C '%s' -n %s" % (ROOT, line.split()[1]))
            self.assertEqual(done.returncode, 0, line + "\n" + done.stderr)
        done = self.copy.bash("make run-demo")
        self.assertEqual(done.returncode, 0, done.stdout[-2000:] + done.stderr)

    def save(self, block):
        name = re.search(r"[Ss]ave this as `([^`]+)`", block.before)
        self.assertTrue(name, "README.md:%d: no file is named for this" % block.line)
        self.copy.write(name.group(1), block.body)

    def do(self, block):
        """What a command block printed; None of the others."""
        if block.kind == "c":
            return self.save(block)
        if block.kind == "sh":
            return self.run_make(block) if is_make(block) else self.run_block(block)
        return None

    def test_every_block_in_order(self):
        printed = None
        for block in BLOCKS:
            if block.kind != "text":
                printed = self.do(block)
            else:
                missing = first_missing(block.body, printed)
                self.assertIsNone(missing, "README.md:%d: not printed, or not there:\n%s\n\n"
                                  "The command printed:\n%s" % (block.line, missing, printed))

    def test_every_command_may_be_run_again(self):
        """Except those that make a store or a policy, which overwrite nothing, or add to a file."""
        for block in BLOCKS:
            self.do(block)
        for block in BLOCKS:
            if not any(word in block.body for word in ("assize init", "policy new", "cat >>")):
                self.do(block)


class Words(unittest.TestCase):
    """What the README says beside its commands."""

    def test_it_can_be_read_in_ten_minutes(self):
        self.assertLessEqual(TEXT.count("\n"), MOST_LINES)

    def test_blocks_are_of_kinds_that_are_tested(self):
        self.assertEqual({block.kind for block in BLOCKS} - {"sh", "text", "c"}, set())
        self.assertEqual(TEXT.count("\n```"), 2 * len(BLOCKS))
        for before, block in zip(BLOCKS, BLOCKS[1:]):
            if block.kind == "text":
                self.assertEqual((before.kind, before.touches_next), ("sh", True),
                                 "README.md:%d: shows the output of no command" % block.line)

    def test_the_files_it_names_are_there(self):
        words = re.findall(r"`([^`\n]+)`", FENCE.sub("", TEXT))
        files = [word for word in words if re.match(r"^(\.?[\w-]+/)+[\w.-]*$", word)
                 or word in ("LICENSE", "Makefile")]
        self.assertGreater(len(files), 10)
        made = ("build/", "mycourt/")
        for name in files:
            if not name.startswith(made):
                self.assertTrue(os.path.exists(os.path.join(ROOT, name)), name)

    def test_every_room_is_named(self):
        rooms = sorted(os.listdir(os.path.join(ROOT, "core")))
        self.assertEqual(sorted(re.findall(r"`core/(\w+)/`", TEXT)), rooms)

    def test_every_folder_of_tests_is_named(self):
        with open(os.path.join(ROOT, "tests", "README.md"), encoding="utf-8") as text:
            named = re.findall(r"^\| `(\w+)/` \|", text.read(), re.MULTILINE)
        files = glob.glob(os.path.join(ROOT, "tests", "*", "*.*"))
        folders = {os.path.basename(os.path.dirname(file)) for file in files} - {"__pycache__"}
        self.assertEqual(named, sorted(folders), "mend the table of tests/README.md")

    def test_the_verbs_it_names_are_there(self):
        done = subprocess.run([TOOL, "help"], check=True, stdout=subprocess.PIPE, env=environment())
        verbs = re.findall(r"^  (\w+(?: \w+)?)  ", done.stdout.decode("utf-8"), re.MULTILINE)
        self.assertIn("audit", verbs)
        named = set(re.findall(r"build/assize (policy \w+|\w+)", TEXT))
        self.assertGreater(len(named), 8)
        self.assertEqual(named - set(verbs), set())


if __name__ == "__main__":
    unittest.main()
