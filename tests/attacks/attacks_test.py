"""Hostile rules: each file NNN-name.lua beside this one is one attack, run by the tool in a policy of
its own beside the policy of an honest rule.

The first lines of a file say its class, its technique, when it is contained, and what must come of it:

    -- expect: finding TEXT     a finding whose Chinese message holds TEXT
    -- expect: fault TEXT       not evaluated, for a fault whose reason holds TEXT
    -- expect: CAUSE            not evaluated for it: budget, memory, forbidden, unknown_field
    -- expect: none             nothing at all
    -- expect: refused TEXT     the profile does not load, and a message holds TEXT

Several such lines: each comes about, and nothing else does. However it ends: the text DEFEAT is
nowhere, the honest rule says the same bytes as without the attack, a second run with more workers has
the same hash, no worker is lost, and no command takes long. A file takes its line to the message
DEFEAT in two pieces, as `explain` quotes source.
"""
import glob
import json
import os
import re
import shutil
import sys
import tempfile
import time
import unittest

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "cli"))
import assize  # noqa: E402

HERE = os.path.dirname(os.path.abspath(__file__))
AS_OF = "2026-10-31"
# That any command may take; sanitizers take about ten times as long.
SECONDS = 200 if "sanitize" in assize.TOOL else 20
FORBIDDEN = "DEF" + "EAT"
UNSEEN = "[\x00-\x08\x0b-\x1f\x7f\u202a-\u202e\u2066-\u2069]"
SECRET = "林某甲密"  # a name that no policy here may see
HONEST = assize.rule(
    check="check = function(d)\n\t\tif d.gain > 0 then return finding {gain = d.gain} end\n\tend,",
    zh="获利{gain}", en="Gain {gain}")
LAW = "l1: {title: {zh: 法一, en: Law one}, in_force: [1997-10-01, null], verified: true}\n"
HONEST_MANIFEST = """policy: honest
version: 1.0.0
api: 1
title: {zh: 试, en: Trial}
authority: national
reads_personal: {}
"""
HOSTILE_MANIFEST = HONEST_MANIFEST.replace("honest", "hostile") + """parameters:
  floor:
    title: {zh: 下限, en: Floor}
    type: money
    dated_by: as_of
    values: [{from: 1997-10-01, value: 1000, basis: l1}]
    reviewed_on: 2026-06-30
  later:
    title: {zh: 期限, en: Limit}
    type: days
    dated_by: as_of
    values: [{from: 2030-01-01, value: 30, basis: l1}]
    reviewed_on: 2026-06-30
"""


def dossiers():
    first, second = assize.dossier(1, name=SECRET), assize.dossier(2)
    for n in (2, 3):
        first["defendants"].append(dict(first["defendants"][0], key="D%d" % n, gain="%d.00" % n))
    return [first, second]


def expectations(path):
    """The texts behind `-- expect: `."""
    with open(path, encoding="utf-8") as text:
        found = re.findall(r"^-- expect: (.+)$", text.read(), re.MULTILINE)
    assert found, "%s has no line `-- expect:`" % path
    return found


def outcome(entry):
    """What came of a rule, as an expectation says it."""
    if entry.get("outcome") != "not_evaluated":
        return "finding " + entry["message"]["zh"]
    if entry["cause"] == "fault":
        return "fault " + entry["reason"]["en"]
    return entry["cause"]


def fits(expected, came):
    word, _, text = expected.partition(" ")
    return came.split(" ")[0] == word and text in came


class Attacks(unittest.TestCase):
    """Has a method for each file; one store is made for all, and copied."""

    @classmethod
    def setUpClass(cls):
        cls.world = tempfile.mkdtemp(prefix="assize-attacks-")
        cls.addClassCleanup(shutil.rmtree, cls.world, ignore_errors=True)
        case = Bench("run")
        case.folder = cls.world
        case.write("policies/law.yaml", LAW)
        case.write("policies/honest/policy.yaml", HONEST_MANIFEST)
        case.write("policies/honest/rules/honest.lua", HONEST)
        case.write("policies/alone.yaml", "profile: 独\npolicies: [honest]\n")
        case.write("policies/both.yaml", "profile: 双\npolicies: [honest, hostile]\n")
        case.write("in.jsonl", assize.jsonl(dossiers()))
        case.store = case.path("court.store")
        case.make_store("in.jsonl")
        shutil.copytree(cls.world, cls.world + "/copy")
        case.audit("alone")
        cls.honest = case.said_by("honest")
        assert len(cls.honest) == 4, cls.honest

    def attack(self, path):
        bench = Bench("run")
        bench.folder = os.path.join(self.world, os.path.basename(path)[:-4])
        shutil.copytree(os.path.join(self.world, "copy"), bench.folder)
        self.addCleanup(shutil.rmtree, bench.folder, ignore_errors=True)
        bench.store = bench.path("court.store")
        bench.write("policies/hostile/policy.yaml", HOSTILE_MANIFEST)
        with open(path, encoding="utf-8") as text:
            bench.write("policies/hostile/rules/hostile.lua", text.read())
        expected = expectations(path)
        if expected[0].startswith("refused "):
            bench.assert_refused(expected[0].partition(" ")[2])
        else:
            self.assert_contained(bench, expected)

    def assert_contained(self, bench, expected):
        first = bench.audit("both", "--jobs", "1")
        self.assertIn(first.status, (0, 40), str(first))
        self.assertEqual(bench.said_by("honest"), self.honest)
        entries = [json.loads(line) for line in bench.said_by("hostile")]
        came = [outcome(entry) for entry in entries]
        for each in came:
            self.assertTrue(any(fits(one, each) for one in expected), each)
        for one in expected:
            self.assertTrue(one == "none" or any(fits(one, each) for each in came), (one, came))
        if entries:
            bench.explain(entries[0])
        bench.tool("findings", bench.store, "--run", "1", "--not-evaluated", status=0)
        second = bench.audit("both", "--jobs", "2")
        self.assertEqual(second.value("hash"), first.value("hash"))


class Bench(assize.Case):
    """One world with the tool; every answer is looked through."""

    def run(self, result=None):
        return result

    def tool(self, *args, **options):
        began = time.monotonic()
        answer = super().tool(*args, **options)
        took = time.monotonic() - began
        self.assertLess(took, SECONDS, "assize %s took %.1f s" % (" ".join(args), took))
        self.assertNotIn(answer.status, (70, 74), str(answer))
        self.assertGreaterEqual(answer.status, 0, str(answer))
        for word in (FORBIDDEN, SECRET):
            self.assertNotIn(word, answer.out + answer.err)
        self.assertNotRegex(answer.out + answer.err, UNSEEN)
        return answer

    def audit(self, profile, *options):
        return self.tool("audit", self.store, "--profile", self.path("policies", profile + ".yaml"),
                         "--as-of", AS_OF, *options)

    def said_by(self, policy):
        """The lines of run 1 that a policy's rules are in."""
        lines = self.tool("findings", self.store, "--run", "1", "--not-evaluated", "--format", "jsonl",
                          status=0).out.splitlines()
        return [line for line in lines if json.loads(line)["policy"] == policy]

    def explain(self, entry):
        subject = entry["subject"]
        where = subject["kind"] if subject["kind"] == "case" else "%s.%s" % (
            subject["kind"], subject["key"])
        page = self.tool("explain", self.store, entry["case"],
                         entry["policy"] + "/" + entry["rule"], where, status=0).out
        self.assertEqual("not evaluated" in page.splitlines()[1], "cause" in entry, page[:600])

    def assert_refused(self, text):
        answer = self.audit("both")
        self.assertEqual(answer.status, 65, str(answer))
        self.assertIn(text, answer.err)
        for line in answer.err.splitlines():
            self.assertTrue(line.startswith("assize: ") or line.startswith("  "), line)


def method(path):
    def test(self):
        self.attack(path)
    return test


for attack in sorted(glob.glob(os.path.join(HERE, "*.lua"))):
    name = os.path.basename(attack)[:-4]
    setattr(Attacks, "test_" + re.sub(r"\W", "_", name), method(attack))


def load_tests(loader, _tests, _pattern):
    return loader.loadTestsFromTestCase(Attacks)


if __name__ == "__main__":
    unittest.main()
