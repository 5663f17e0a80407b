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
import tempfile
import unittest

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
TOOL = os.path.abspath(os.environ.get("ASSIZE", os.path.join(ROOT, "build", "assize")))
BUILT = os.path.dirname(TOOL)
MOST_LINES = 270

# What a make above this test, or the reader's locale, would change in the commands.
_NOT_A_READERS = re.compile(
    r"^(MAKE.*|MFLAGS|BUILD|SANITIZE|ASSIZE.*|LANG|LANGUAGE|LC_.*|V)$")

_FENCE = re.compile(r"^```(\w+)\n(.*?)^```\n", re.MULTILINE | re.DOTALL)


class Block:
    """One fenced block, and what stands before it."""

    def __init__(self, text, match):
        self.kind, self.body = match.groups()
        self.line = text.count("\n", 0, match.start()) + 1
        self.before = text[:match.start()].rstrip().rsplit("\n", 1)[-1]
        self.touches_next = _FENCE.match(text, match.end()) is not None

    def is_make(self):
        return all(line.startswith("make ") for line in self.body.splitlines())


def read_readme():
    with open(os.path.join(ROOT, "README.md"), encoding="utf-8") as text:
        return text.read()


TEXT = read_readme()
BLOCKS = [Block(TEXT, match) for match in _FENCE.finditer(TEXT)]


def environment():
    env = {name: value for name, value in os.environ.items() if not _NOT_A_READERS.match(name)}
    env["LC_ALL"] = "C.UTF-8"
    return env


def runs_of_lines(shown):
    """Runs of lines that stand together, parted by `...`; and whether the ends are left out."""
    runs = [[]]
    for line in shown.splitlines():
        if line == "...":
            runs.append([])
        else:
            runs[-1].append(line)
    left_out = shown.startswith("...\n"), shown.endswith("\n...\n")
    return [run for run in runs if run], left_out


def first_missing(shown, printed):
    """None when the printed lines hold the shown ones in order; else the run that is not there."""
    lines = printed.splitlines()
    runs, (no_start, no_end) = runs_of_lines(shown)
    at = 0
    for number, run in enumerate(runs):
        places = range(at, len(lines) - len(run) + 1)
        if number == 0 and not no_start:
            places = range(0, 1)
        if number == len(runs) - 1 and not no_end:
            places = range(max(at, len(lines) - len(run)), len(lines) - len(run) + 1)
        found = next((p for p in places if lines[p:p + len(run)] == run), None)
        if found is None:
            return "\n".join(run)
        at = found + len(run)
    return None


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

    def test_another_order(self):
        self.assertEqual(first_missing("...\nb\n...\na\n...\n", "a\nb\nc\n"), "a")


class Commands(unittest.TestCase):
    """The blocks in order; each needs what the ones before it left behind."""

    def setUp(self):
        if not os.path.exists(TOOL):
            self.fail("the tool is not there: %s; run `make`, or set ASSIZE" % TOOL)
        self.folder = tempfile.mkdtemp(prefix="assize-readme-")
        self.addCleanup(shutil.rmtree, self.folder, ignore_errors=True)
        self.env = environment()
        for name in ("examples", "include", "plugins"):
            shutil.copytree(os.path.join(ROOT, name), self.path(name))
        shutil.copytree(os.path.join(ROOT, "tests", "check"), self.path("tests", "check"))
        shutil.copy(os.path.join(ROOT, "Makefile"), self.folder)
        os.mkdir(self.path("build"))
        for name in ("assize", "assize-worker", "libassize.a"):
            os.symlink(os.path.join(BUILT, name), self.path("build", name))
        self.sanitize_cc_as_the_library()

    def path(self, *names):
        return os.path.join(self.folder, *names)

    def sanitize_cc_as_the_library(self):
        """A library with sanitizers in it links only into a program that has them too."""
        names = subprocess.run(["nm", self.path("build", "libassize.a")], check=False,
                               stdout=subprocess.PIPE, stderr=subprocess.DEVNULL).stdout
        if b"__asan_init" not in names:
            return
        os.mkdir(self.path("bin"))
        with open(self.path("bin", "cc"), "w", encoding="utf-8") as wrapper:
            wrapper.write('#!/bin/sh\nexec gcc -fsanitize=address,undefined "$@"\n')
        os.chmod(self.path("bin", "cc"), 0o755)
        self.env["PATH"] = self.path("bin") + os.pathsep + self.env["PATH"]

    def bash(self, script):
        return subprocess.run(
            ["bash", "-eu", "-o", "pipefail", "-c", script], cwd=self.folder, env=self.env, check=False,
            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
            encoding="utf-8")

    def run_block(self, block):
        """What its commands printed; they succeed and have nothing to complain of."""
        done = self.bash(block.body)
        told = "README.md:%d:\n%s\n-> %d\n%s\n%s" % (
            block.line, block.body, done.returncode, done.stdout[-3000:], done.stderr[-3000:])
        self.assertEqual(done.returncode, 0, told)
        self.assertEqual(done.stderr, "", told)
        return done.stdout

    def run_make(self, block):
        """The targets are there. Of `make demo` what is left when all is built is done here; `make
        test` runs this very test."""
        for line in block.body.splitlines():
            done = self.bash("make -C '%s' -n %s" % (ROOT, line.split()[1]))
            self.assertEqual(done.returncode, 0, line + "\n" + done.stderr)
        done = self.bash("make run-demo")
        self.assertEqual(done.returncode, 0, done.stdout[-2000:] + done.stderr)

    def save(self, block):
        name = re.search(r"[Ss]ave this as `([^`]+)`", block.before)
        self.assertTrue(name, "README.md:%d: no file is named for this" % block.line)
        with open(self.path(*name.group(1).split("/")), "w", encoding="utf-8") as out:
            out.write(block.body)

    def do(self, block):
        """What a command block printed; None of the others."""
        if block.kind == "c":
            return self.save(block)
        if block.kind == "sh":
            return self.run_make(block) if block.is_make() else self.run_block(block)
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
        words = re.findall(r"`([^`\n]+)`", _FENCE.sub("", TEXT))
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
