"""Completions as the shells themselves make them: bash by its completion function, zsh on a terminal of
its own."""
import fcntl
import os
import pty
import re
import select
import signal
import struct
import subprocess
import termios
import time
import unittest

import assize

BASH = r"""
source <("$ASSIZE" completion bash --lang en)
compopt() { :; }
COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); COMP_LINE="$*"; COMP_POINT=${#COMP_LINE}
_assize
printf '%s\n' "${COMPREPLY[@]}"
"""

# ^X shows the line as it stands; what only makes a terminal pretty is off.
ZSHRC = r"""
PS1='ready> '; unsetopt beep prompt_cr prompt_sp; unset zle_bracketed_paste
fpath=("$ZDOTDIR/functions" $fpath)
autoload -Uz compinit; compinit -u -d "$ZDOTDIR/dump"
LISTMAX=0
show() { print -r -- "{{$BUFFER}}"; BUFFER=; zle -I; }; zle -N show; bindkey '^X' show
"""


class Completion(assize.Case):
    def setUp(self):
        super().setUp()
        self.write("court.store", "")
        self.write("plan.yaml", "")
        self.write("mycourt/policy.yaml", "")


class Bash(Completion):
    def offered(self, *words):
        done = subprocess.run(
            ["bash", "--norc", "-c", BASH, "bash", "assize", *words], cwd=self.folder, check=True,
            env=assize.environment({"ASSIZE": assize.TOOL}), stdout=subprocess.PIPE, text=True)
        return set(done.stdout.split())

    def test_the_script_is_bash(self):
        script = self.tool("completion", "bash", status=0).out
        subprocess.run(["bash", "-n"], input=script, text=True, check=True)

    def test_verbs(self):
        verbs = {line.split()[1] for line in self.tool("help", "--list", status=0).out.splitlines()
                 if line.startswith("verb ")}
        self.assertEqual(self.offered(""), verbs)
        self.assertEqual(self.offered("ex"), {"export", "explain"})

    def test_verbs_of_a_group(self):
        listed = self.tool("help", "--list", status=0).out
        self.assertEqual(self.offered("policy", ""),
                         set(re.findall(r"^verb policy (\w+)$", listed, re.MULTILINE)))
        self.assertEqual(self.offered("policy", "c"), {"check"})

    def test_options_of_every_verb(self):
        for verb in re.findall(r"^verb (.+)$", self.tool("help", "--list", status=0).out, re.M):
            usage = self.tool(*verb.split(), "--help", status=0).out
            options = set(re.findall(r"^  (?:-\w, )?(--[\w-]+)", usage, re.MULTILINE))
            self.assertEqual(self.offered(*verb.split(), "--"), options, verb)

    def test_choices_of_an_option(self):
        self.assertLessEqual({"table", "jsonl", "csv"},
                             self.offered("findings", "court.store", "--format", ""))
        self.assertEqual(self.offered("audit", "court.store", "--fail-on", "w"), {"warning"})
        self.assertEqual(self.offered("audit", "court.store", "--lang", ""), {"zh", "en"})
        self.assertEqual(self.offered("policy", "test", "mycourt", "--format", ""),
                         {"plain", "junit"})

    def test_files(self):
        self.assertEqual(self.offered("audit", "c"), {"court.store"})
        self.assertEqual(self.offered("audit", "court.store", "--profile", "p"), {"plan.yaml"})
        self.assertEqual(self.offered("repl", "court.store", "--policy", "my"), {"mycourt"})
        self.assertEqual(self.offered("policy", "doc", "mycourt", "--store", "c"), {"court.store"})

    def test_nothing_where_only_the_person_knows(self):
        self.assertEqual(self.offered("audit", "court.store", "--as-of", ""), set())
        self.assertEqual(self.offered("review", "court.store", "3f9c", "--by", "p"), set())

    def test_words_of_help_and_of_completion(self):
        self.assertEqual(self.offered("completion", ""), {"bash", "zsh"})
        self.assertLessEqual({"rules", "audit", "policy"}, self.offered("help", ""))
        self.assertIn("--list", self.offered("help", "--"))


class Terminal:
    """A program on a terminal of its own, which is large enough for any list."""

    SIZE = struct.pack("HHHH", 100, 200, 0, 0)

    def __init__(self, command, folder, env):
        self.process, self.master = pty.fork()
        if self.process == 0:
            os.chdir(folder)
            os.execvpe(command[0], command, env)
        fcntl.ioctl(self.master, termios.TIOCSWINSZ, self.SIZE)
        self.shown = ""

    def read_until(self, done, seconds=20):
        """What came until `done` says so of it."""
        ends = time.monotonic() + seconds
        self.shown = ""
        while not done(self.shown):
            left = ends - time.monotonic()
            if left <= 0:
                raise AssertionError("nothing more came behind:\n" + self.shown)
            if not select.select([self.master], [], [], left)[0]:
                continue
            self.shown += os.read(self.master, 65536).decode("utf-8", "replace")
        return self.shown

    def type(self, text):
        os.write(self.master, text.encode("utf-8"))

    def close(self):
        os.kill(self.process, signal.SIGKILL)
        os.waitpid(self.process, 0)
        os.close(self.master)


class Zsh(Completion):
    """A word that is offered alone is put into the line; of several zsh lists all."""

    def setUp(self):
        super().setUp()
        self.write("zsh/.zshrc", ZSHRC)
        self.write("zsh/functions/_assize", self.tool("completion", "zsh", "--lang", "en",
                                                      status=0).out)
        env = assize.environment({"ZDOTDIR": self.path("zsh"), "TERM": "dumb"})
        env["PATH"] = os.path.dirname(assize.TOOL) + os.pathsep + env["PATH"]
        self.terminal = Terminal(["zsh", "-i"], self.folder, env)
        self.addCleanup(self.terminal.close)
        self.terminal.read_until(lambda shown: "ready> " in shown)

    def typed(self, line):
        """The line after a tab, and all that was shown on the way."""
        self.terminal.type(line + "\t\x18") # which empties the line behind itself
        shown = self.terminal.read_until(lambda shown: re.search(r"\{\{[^}]*\}\}", shown))
        return re.findall(r"\{\{([^}]*)\}\}", shown)[-1], shown

    def assert_completes(self, line, to):
        self.assertEqual(self.typed(line)[0].rstrip(), to)

    def assert_lists(self, line, *words):
        shown = self.typed(line)[1]
        for word in words:
            self.assertRegex(shown, r"(?m)(^|\s)%s\b" % re.escape(word))

    def test_the_script_is_zsh(self):
        subprocess.run(["zsh", "-n", self.path("zsh", "functions", "_assize")], check=True)

    def test_verbs(self):
        self.assert_completes("assize verif", "assize verify")
        self.assert_lists("assize ", "init", "import", "audit", "policy", "version")

    def test_a_verb_says_what_it_does(self):
        self.assertIn("make an empty store", self.typed("assize ")[1])

    def test_verbs_of_a_group(self):
        self.assert_completes("assize policy ch", "assize policy check")
        self.assert_lists("assize policy ", "new", "check", "test", "doc")

    def test_options(self):
        self.assert_completes("assize audit court.store --as", "assize audit court.store --as-of")
        self.assert_completes("assize policy test mycourt --coverage-l",
                              "assize policy test mycourt --coverage-least")

    def test_choices(self):
        self.assert_completes("assize audit court.store --fail-on w",
                              "assize audit court.store --fail-on warning")
        self.assert_completes("assize policy test mycourt --format j",
                              "assize policy test mycourt --format junit")

    def test_files(self):
        self.assert_completes("assize audit co", "assize audit court.store")
        self.assert_completes("assize policy check my", "assize policy check mycourt/")
        self.assert_completes("assize audit court.store --profile pl",
                              "assize audit court.store --profile plan.yaml")

    def test_words_of_help_and_of_completion(self):
        self.assert_completes("assize completion b", "assize completion bash")
        self.assert_completes("assize help rul", "assize help rules")


if __name__ == "__main__":
    unittest.main()
