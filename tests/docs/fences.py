"""What the tests of texts share: fenced blocks, what a command printed against what a text shows, and a
copy of the tree in which a reader's commands run.

ASSIZE names the tool (default: build/assize).
"""
import os
import re
import shutil
import subprocess
import tempfile

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
TOOL = os.path.abspath(os.environ.get("ASSIZE", os.path.join(ROOT, "build", "assize")))
BUILT = os.path.dirname(TOOL)

# What a make above the test, or the reader's locale, would change in the commands.
_NOT_A_READERS = re.compile(
    r"^(MAKE.*|MFLAGS|BUILD|SANITIZE|ASSIZE.*|LANG|LANGUAGE|LC_.*|V)$")

FENCE = re.compile(r"^```(\w+)\n(.*?)^```\n", re.MULTILINE | re.DOTALL)


def read(*names):
    with open(os.path.join(ROOT, *names), encoding="utf-8") as text:
        return text.read()


def environment():
    env = {name: value for name, value in os.environ.items() if not _NOT_A_READERS.match(name)}
    env["LC_ALL"] = "C.UTF-8"
    return env


def listed():
    """What the help lists: ("verb", "policy test"), ("topic", "rules") ..."""
    done = subprocess.run([TOOL, "help", "--list"], check=True, stdout=subprocess.PIPE, text=True,
                          encoding="utf-8", env=environment())
    return [tuple(line.split(" ", 1)) for line in done.stdout.splitlines()]


class Block:
    """One fenced block, and what stands before it."""

    def __init__(self, text, match):
        self.kind, self.body = match.groups()
        self.line = text.count("\n", 0, match.start()) + 1
        self.before = text[:match.start()].rstrip().rsplit("\n", 1)[-1]
        self.touches_next = FENCE.match(text, match.end()) is not None


def blocks(text):
    return [Block(text, match) for match in FENCE.finditer(text)]


# ---- what a text shows ------------------------------------------------------------------------

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


def is_shown(line, printed):
    """`……` or ` ... ` within a line stands for words left out."""
    parts = re.split(r"……| \.\.\. ", line)
    return re.fullmatch(".+".join(re.escape(part) for part in parts), printed) is not None


def are_shown(run, printed):
    return len(run) == len(printed) and all(map(is_shown, run, printed))


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
        found = next((p for p in places if are_shown(run, lines[p:p + len(run)])), None)
        if found is None:
            return "\n".join(run)
        at = found + len(run)
    return None


# ---- where a reader's commands run ------------------------------------------------------------

class Copy:
    """Folders of the tree in a folder of their own. `close` takes it away."""

    def __init__(self, *names):
        self.folder = tempfile.mkdtemp(prefix="assize-docs-")
        self.env = environment()
        for name in names:
            shutil.copytree(os.path.join(ROOT, name), self.path(*name.split("/")))

    def close(self):
        shutil.rmtree(self.folder, ignore_errors=True)

    def path(self, *names):
        return os.path.join(self.folder, *names)

    def write(self, name, text):
        path = self.path(*name.split("/"))
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "w", encoding="utf-8") as out:
            out.write(text)

    def put_on_path(self, folder):
        self.env["PATH"] = folder + os.pathsep + self.env["PATH"]

    def link(self, *names):
        """What was built, in the copy's build/; cc makes programs that the library links into."""
        os.mkdir(self.path("build"))
        for name in names:
            os.symlink(os.path.join(BUILT, name), self.path("build", name))
        symbols = subprocess.run(["nm", self.path("build", "libassize.a")], check=False,
                                 stdout=subprocess.PIPE, stderr=subprocess.DEVNULL).stdout
        if b"__asan_init" not in symbols:
            return
        self.write("bin/cc", '#!/bin/sh\nexec gcc -fsanitize=address,undefined "$@"\n')
        os.chmod(self.path("bin", "cc"), 0o755)
        self.put_on_path(self.path("bin"))

    def bash(self, script):
        return subprocess.run(
            ["bash", "-eu", "-o", "pipefail", "-c", script], cwd=self.folder, env=self.env,
            check=False, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
            text=True, encoding="utf-8")
