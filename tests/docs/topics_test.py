"""The topics of `assize help TOPIC`, docs/zh and docs/en, done as a reader does them, and the examples of
every verb's help.

Of a topic, in a copy of the tree with `assize` on the path and in an empty folder beside it: a `sh` block
is run by bash; a `text` block right after it shows what came, `...` standing for lines left out; any other
block is a file, whose first line says which (`-- returns/rules/a.lua`, `# returns/policy.yaml`). Policies
made so pass `policy check` and `policy test`. ASSIZE names the tool (default: build/assize).
"""
import glob
import os
import re
import shutil
import subprocess
import unittest

import fences

LANGS = ("zh", "en")
FILE = re.compile(r"^(?:--|#|//|;|/\*) ([\w.-]+(?:/[\w.-]+)*\.\w+)(?: \*/)?$")
VERBS = [name for sort, name in fences.listed() if sort == "verb"]
GROUPS = {verb.split()[0] for verb in VERBS if " " in verb}
TOPICS = [name for sort, name in fences.listed() if sort == "topic"]


def text_of(lang, topic):
    return fences.read("docs", lang, topic + ".md")


class Reader:
    """Somebody who does what a topic shows."""

    def __init__(self, test, lang, topic):
        self.test = test
        self.name = "docs/%s/%s.md" % (lang, topic)
        self.blocks = fences.blocks(text_of(lang, topic))
        self.copy = fences.Copy("examples", "plugins", "include")
        self.copy.put_on_path(fences.BUILT)
        self.copy.env["ASSIZE_LANG"] = lang
        self.copy.env["HOME"] = self.copy.folder
        self.copy.link("libassize.a")
        self.wrote = []
        test.addCleanup(self.copy.close)

    def told(self, block, done):
        return "%s:%d:\n%s\n-> %d\n%s\n%s" % (self.name, block.line, block.body, done.returncode,
                                              done.stdout[-4000:], done.stderr[-2000:])

    def run(self, block):
        done = self.copy.bash(block.body)
        self.test.assertEqual((done.returncode, done.stderr), (0, ""), self.told(block, done))
        return done.stdout

    def save(self, block):
        name = FILE.match(block.body.split("\n", 1)[0])
        self.test.assertTrue(name, "%s:%d: the first line names no file" % (self.name, block.line))
        self.copy.write(name.group(1), block.body)
        self.wrote.append(name.group(1))

    def read(self):
        printed = None
        for block in self.blocks:
            if block.kind == "sh":
                printed = self.run(block)
            elif block.kind == "text":
                missing = fences.first_missing(block.body, printed)
                self.test.assertIsNone(
                    missing, "%s:%d: not printed, or not there:\n%s\n\nThe command printed:\n%s"
                    % (self.name, block.line, missing, printed))
            else:
                self.save(block)

    def policies(self):
        """The policy folders that it wrote into."""
        folders = set()
        for name in self.wrote:
            folder = os.path.dirname(name)
            while folder and not os.path.exists(self.copy.path(folder, "policy.yaml")):
                folder = os.path.dirname(folder)
            folders.add(folder)
        return sorted(folders - {""})


class Blocks(unittest.TestCase):
    def test_every_topic_is_read_and_done(self):
        for lang in LANGS:
            for topic in TOPICS:
                with self.subTest(lang=lang, topic=topic):
                    reader = Reader(self, lang, topic)
                    reader.read()
                    for policy in reader.policies():
                        for verb in ("check", "test"):
                            done = reader.copy.bash("assize policy %s %s" % (verb, policy))
                            self.assertEqual(done.returncode, 0, done.stdout + done.stderr)

    def test_output_is_shown_behind_a_command(self):
        for lang in LANGS:
            for topic in TOPICS:
                shown = fences.blocks(text_of(lang, topic))
                for before, block in zip([None] + shown, shown):
                    if block.kind == "text":
                        self.assertTrue(before and before.kind == "sh" and before.touches_next,
                                        "docs/%s/%s.md:%d" % (lang, topic, block.line))

    def test_both_languages_show_the_same(self):
        """But for --lang, what a command printed, and comments."""
        for topic in TOPICS:
            parts = [[(block.kind, "" if block.kind == "text" else self.plain(block.body))
                      for block in fences.blocks(text_of(lang, topic))] for lang in LANGS]
            self.assertEqual(*parts, topic)

    @staticmethod
    def plain(body):
        body = body.replace(" --lang en", "").replace(" --lang zh", "")
        return re.sub(r"(?m)[ \t]*(?:--|#)(?: .*)?$", "", body)


class Words(unittest.TestCase):
    def test_each_topic_is_there_in_both_languages(self):
        for lang in LANGS:
            names = {os.path.basename(path)[:-len(".md")]
                     for path in glob.glob(os.path.join(fences.ROOT, "docs", lang, "*.md"))}
            self.assertEqual(names, set(TOPICS))

    def test_only_what_the_terminal_can_show(self):
        """No tables, no links, no emphasis; a paragraph is one line."""
        for lang in LANGS:
            for topic in TOPICS:
                prose = fences.FENCE.sub("", text_of(lang, topic))
                with self.subTest(lang=lang, topic=topic):
                    self.assertRegex(prose, r"\A# .+\n\n")
                    self.assertNotRegex(prose, r"(?m)^\||\*\*|\]\(|^[ \t]+\S|^\* |^\d+\. |^    ")
                    self.assertNotRegex(prose, r"(?m)^[^#\n-].*\n[^#\n-]")
                    self.assertEqual(text_of(lang, topic).count("\n```") % 2, 0)

    def test_the_verbs_that_it_names_are_there(self):
        for lang in LANGS:
            for topic in TOPICS:
                text = text_of(lang, topic)
                for line in re.findall(r"`([^`\n]+)`", fences.FENCE.sub("", text)) + [
                        line for block in fences.blocks(text) if block.kind == "sh"
                        for line in block.body.splitlines()]:
                    for named in re.findall(r"(?:^|[|;(] *)assize ([a-z]+(?: [a-z-]+)?)", line):
                        self.assert_is_verb(named, "docs/%s/%s.md: %s" % (lang, topic, line))

    def assert_is_verb(self, words, where):
        first, _, second = words.partition(" ")
        if first == "help" and second:
            self.assertIn(second, [*VERBS, *GROUPS, *TOPICS], where)
        elif first in GROUPS and second:
            self.assertIn(words, VERBS, where)
        else:
            self.assertIn(first, [*VERBS, *GROUPS], where)

    def test_help_shows_each_topic_to_its_end(self):
        for lang in LANGS:
            for topic in TOPICS:
                done = subprocess.run([fences.TOOL, "help", topic, "--lang", lang], check=True,
                                      env=fences.environment(), stdout=subprocess.PIPE, text=True,
                                      encoding="utf-8")
                last = text_of(lang, topic).rstrip("`\n").rsplit("\n", 1)[-1].strip("- ")
                squeezed = re.sub(r"\s", "", done.stdout)
                self.assertTrue(squeezed.endswith(re.sub(r"\s", "", last)), (lang, topic))

    def test_help_parts_a_command_from_what_it_printed(self):
        for topic in TOPICS:
            shown = subprocess.run([fences.TOOL, "help", topic, "--lang", "zh"], check=True,
                                   env=fences.environment(), stdout=subprocess.PIPE, text=True,
                                   encoding="utf-8").stdout
            blocks = fences.blocks(text_of("zh", topic))
            for before, block in zip(blocks, blocks[1:]):
                if before.touches_next:
                    self.assertIn("    %s\n\n    %s\n" % (before.body.splitlines()[-1],
                                                       block.body.splitlines()[0]), shown)

    def test_check_names_every_kind_of_remark(self):
        header = fences.read("core", "policy", "check", "remark.h")
        kinds = re.findall(r"^\tX\(\w+, \"([\w-]+)\"", header, re.MULTILINE)
        self.assertGreater(len(kinds), 20)
        for lang in LANGS:
            named = re.findall(r"^- `([\w-]+)`", text_of(lang, "check"), re.MULTILINE)
            self.assertEqual(sorted(named), sorted(kinds))


# ---- the examples of verbs --------------------------------------------------------------------

# What an example answers where it is no 0, by the exit statuses of its verb.
ANSWERS = {
    "assize audit court.store --as-of 2026-10-31 --fail-on warning": 10,
    "assize due court.store": 1,
    "assize due court.store --as-of 2026-10-31 --format jsonl": 1,
}

# A court's folder: two policies of its own, a profile, a store with five runs, and what other systems gave.
PREPARE = r"""
mkdir mycourt .zfunc
echo '{"case_no": "（2026）闽0203刑初7号", "defendants": [{"charge": "诈骗罪"}]}' > judgments.jsonl
assize policy new mypolicy
assize policy new mycourt/returns
printf '%s\n' 'profile: mycourt' 'policies: [../plugins/national/priorities, ../plugins/national/leniency, returns]' \
  'grants: {leniency: [判断行为时年龄]}' 'schedule: [{name: month, every: month, on: 31, from: 2026-01-01}]' \
  > mycourt/profile.yaml
assize init court.store --profile mycourt/profile.yaml
assize import court.store examples/dossiers
for day in 01 02 03 04 05; do assize audit court.store --as-of 2026-10-$day; done
assize export court.store --unmask --purpose test -o month.jsonl
"""


def examples(verb):
    """The commands of a verb's help, a line that goes on joined to the next."""
    done = subprocess.run([fences.TOOL, "help", *verb.split()], check=True, env=fences.environment(),
                          stdout=subprocess.PIPE, text=True, encoding="utf-8")
    part = re.search(r"^(?:Examples:|示例：)\n(.*?)\n\n", done.stdout, re.DOTALL | re.MULTILINE)
    return [line.strip() for line in part.group(1).replace("\\\n", " ").splitlines()]


class Examples(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.prepared = fences.Copy("examples", "plugins")
        cls.addClassCleanup(cls.prepared.close)
        cls.prepared.put_on_path(fences.BUILT)
        done = cls.prepared.bash(PREPARE)
        assert done.returncode == 0, done.stdout + done.stderr
        cls.finding = cls.prepared.bash(
            "assize findings court.store --format jsonl | head -1").stdout.split('"id":"')[1][:8]

    def setUp(self):
        self.folder = self.prepared.folder + "-verb"
        self.addCleanup(shutil.rmtree, self.folder, ignore_errors=True)

    def test_every_example_does_what_it_says(self):
        for verb in VERBS:
            shutil.rmtree(self.folder, ignore_errors=True)
            shutil.copytree(self.prepared.folder, self.folder)
            if verb == "init":
                os.remove(os.path.join(self.folder, "court.store"))
            for command in examples(verb):
                with self.subTest(command=command):
                    self.do(command)

    def do(self, command):
        env = dict(self.prepared.env, HOME=self.folder)
        done = subprocess.run(
            ["bash", "-c", re.sub(r"\b3f9c\b", self.finding, re.sub(" +", " ", command))],
            cwd=self.folder, env=env, check=False, stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, encoding="utf-8")
        self.assertEqual(done.returncode, ANSWERS.get(command, 0),
                         command + "\n" + done.stdout[-2000:] + done.stderr[-2000:])


if __name__ == "__main__":
    unittest.main()
