"""What the tests of the command line share: the tool in an empty folder, dossiers, and policies.

ASSIZE names the tool (default: build/assize).
"""
import json
import os
import shutil
import subprocess
import tempfile
import unittest

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
TOOL = os.path.abspath(os.environ.get("ASSIZE", os.path.join(ROOT, "build", "assize")))
EXAMPLES = os.path.join(ROOT, "examples", "dossiers")
NATIONAL = os.path.join(ROOT, "plugins", "profiles", "national.yaml")

# A test says its language and locale itself: English, so that it can be read beside the program.
_LANGUAGE = ("ASSIZE_LANG", "LANG", "LANGUAGE", "LC_ALL", "LC_MESSAGES")


def environment(more=None):
    env = {name: value for name, value in os.environ.items() if name not in _LANGUAGE}
    if not any(name in _LANGUAGE for name in more or ()):
        env["LANG"] = "en_US.UTF-8"
    env.update(more or {})
    return env


# What summaries call things in Chinese, by their English names.
CHINESE = {
    "added": "新增", "revised": "修订", "unchanged": "未变", "rejected": "拒收",
    "run": "运行", "as-of": "基准日", "dossiers": "案件", "findings": "提示", "not evaluated": "未能判断",
    "hash": "哈希", "next": "下一步", "revisions": "修订", "runs": "运行", "journal": "日志",
    "damages": "损坏合计", "head": "链首",
}


class Answer:
    """What the tool answered."""

    def __init__(self, args, done):
        self.args = args
        self.status = done.returncode
        self.out = done.stdout.decode("utf-8") if done.stdout is not None else ""
        self.err = done.stderr.decode("utf-8") if done.stderr is not None else ""

    def lines(self):
        """Standard output as JSON Lines."""
        return [json.loads(line) for line in self.out.splitlines()]

    def value(self, name):
        """The value of a line `name: value`, or `名称：value` where the tool speaks Chinese."""
        for line in self.out.splitlines():
            for beginning in (name + ": ", CHINESE.get(name, name) + "："):
                if line.startswith(beginning):
                    return line[len(beginning):]
        raise AssertionError("no line %r in:\n%s" % (name, self.out))

    def __str__(self):
        return "assize %s\n-> %d\n%s%s" % (
            " ".join(self.args), self.status, self.out[:4000], self.err[:4000])


class Case(unittest.TestCase):
    """A test with the tool in an empty folder of its own, which is its working folder too."""

    def setUp(self):
        if not os.path.exists(TOOL):
            self.fail("the tool is not there: %s; run `make`, or set ASSIZE" % TOOL)
        self.folder = tempfile.mkdtemp(prefix="assize-test-")
        self.addCleanup(shutil.rmtree, self.folder, ignore_errors=True)
        self.store = self.path("court.store")

    def path(self, *names):
        return os.path.join(self.folder, *names)

    def write(self, name, text):
        path = self.path(name)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "w", encoding="utf-8", newline="") as out:
            out.write(text)
        return path

    def read(self, name):
        with open(self.path(name), encoding="utf-8") as text:
            return text.read()

    def tool(self, *args, status=None, stdin="", env=None, stdout=subprocess.PIPE):
        """Runs the tool; `status` is what it must answer (None: anything)."""
        done = subprocess.run(
            [TOOL, *args], cwd=self.folder, input=stdin.encode("utf-8"), stdout=stdout,
            stderr=subprocess.PIPE, env=environment(env))
        answer = Answer(args, done)
        if status is not None:
            self.assertEqual(answer.status, status, str(answer))
        return answer

    def make_store(self, *paths, profile=None):
        """A store with what the paths hold."""
        options = ["--profile", profile] if profile else []
        self.tool("init", self.store, *options, status=0)
        if paths:
            self.tool("import", self.store, *paths, status=0)

    def keys(self):
        return [case["key"] for case in
                self.tool("cases", self.store, "--format", "jsonl", status=0).lines()]

    def counts(self, answer):
        """{"added": .., "revised": .., "unchanged": .., "rejected": ..} of an import."""
        words = answer.out.splitlines()[0].replace("，", " ").replace(",", " ").split()
        counted = dict(zip(words[::2], words[1::2]))
        return {name: int(counted.get(name, counted.get(CHINESE[name])))
                for name in ("added", "revised", "unchanged", "rejected")}

    def assert_told(self, answer, *words):
        """Something on stderr in the shape of the house, with these words in one line."""
        for line in answer.err.splitlines():
            self.assertTrue(line.startswith("assize: "), line)
        for line in answer.err.splitlines():
            if all(word in line for word in words):
                return
        self.fail("no line with %r in:\n%s" % (words, answer.err))


# ---- dossiers ---------------------------------------------------------------------------------

ROLES = ("organizer", "financier", "snakehead", "score_running", "card_seller", "caller")


def number(n):
    return "（2026）闽0203刑初%d号" % n


def dossier(n, **changes):
    """A small dossier of one defendant and one victim; `changes` go to the defendant."""
    defendant = {
        "key": "D1", "name": "被告%d" % n, "birth_on": "19%02d-03-04" % (60 + n % 40),
        "roles": [ROLES[n % len(ROLES)]], "participation": "principal",
        "gain": "%d.50" % (1000 + n), "coercion_signs": [], "ability": "partly",
        "charges": [{"charge": "fraud", "article": "266", "state": "convicted"}],
        "circumstances": [{"kind": "confession", "evidence": "卷一第%d页" % (n % 90 + 1)}],
    }
    defendant.update(changes)
    return {
        "key": number(n),
        "case": {"number": number(n), "court": "厦门市思明区人民法院", "stage": "effective",
                 "filed_on": "2026-01-05", "telecom": True, "loss_total": "%d.00" % (5000 + n)},
        "defendants": [defendant],
        "victims": [{"key": "V1", "name": "被害%d" % n, "loss": "%d.00" % (5000 + n)}],
    }


def jsonl(dossiers):
    return "".join(json.dumps(each, ensure_ascii=False) + "\n" for each in dossiers)


# ---- policies ---------------------------------------------------------------------------------

RULE = """return rule {
\ttitle = {zh = "试", en = "Trial"}, law = {"l1"},
\tsubject = "%(subject)s", kind = "%(kind)s", level = "%(level)s",
\t%(when)s
\tmessage = {zh = "%(zh)s", en = "%(en)s"},
\t%(check)s
}
"""


def rule(subject="defendant", kind="procedure", level="warning", when="", check="", zh="请核对",
         en="Please check"):
    """A rule's text; without `when` and `check` it needs one of them to load."""
    return RULE % {
        "subject": subject, "kind": kind, "level": level, "zh": zh, "en": en,
        "when": "when = {%s}," % when if when else "", "check": check}


def write_profile(case, rules, reviewed_on="2026-06-30", tests=None):
    """A profile of one policy `p` with rules {id: text}; its path."""
    case.write("policies/law.yaml",
               "l1: {title: {zh: 法一, en: Law one}, in_force: [1997-10-01, null], verified: true}\n")
    case.write("policies/p/policy.yaml",
               "policy: p\nversion: 1.0.0\napi: 1\ntitle: {zh: 试, en: Trial}\n"
               "authority: national\nreads_personal: {}\nparameters:\n"
               "  floor:\n    title: {zh: 下限, en: Floor}\n    type: money\n"
               "    dated_by: as_of\n    values: [{from: 1997-10-01, value: 1000, basis: l1}]\n"
               "    reviewed_on: %s\n" % reviewed_on)
    for name, text in rules.items():
        case.write("policies/p/rules/%s.lua" % name, text)
    for name, text in (tests or {}).items():
        case.write("policies/p/tests/%s" % name, text)
    return case.write("policies/profile.yaml", "profile: 试行\npolicies: [p]\n")
