"""`assize schema --format json`: with these schemas the real ajv passes every YAML file that assize
takes, and refuses what its readers refuse."""
import glob
import json
import os
import subprocess
import sys
import unittest

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, "..", "cli"))
import assize

FILES = ("dossier", "policy", "test", "profile", "tailoring", "waivers", "law", "calendar", "fields", "map")


class Case(assize.Case):
    def setUp(self):
        super().setUp()
        if not os.path.exists(os.path.join(HERE, "node_modules", "ajv")):
            self.fail("ajv is not there; run make deps-node")

    def schema(self, of, *args):
        name = "schema-%s.json" % of
        if not os.path.exists(self.path(name)) or args:
            self.write(name, self.tool("schema", "--format", "json", "--of", of, *args, status=0).out)
        return self.path(name)

    def judge(self, files, *args):
        """{path: [error, ...]} of {of: [path, ...]}."""
        return self.run_jobs([{"schema": self.schema(of, *args), "files": paths}
                              for of, paths in files.items()])

    def run_jobs(self, jobs):
        done = subprocess.run(["node", os.path.join(HERE, "validate.js"),
                               self.write("jobs.json", json.dumps(jobs))], stdout=subprocess.PIPE,
                              stderr=subprocess.PIPE, check=False, text=True, encoding="utf-8")
        self.assertEqual(done.returncode, 0, done.stderr[-3000:])
        return json.loads(done.stdout)

    def verdicts(self, of, texts, *args):
        """The errors of each text."""
        paths = [self.write("judged/%03d.yaml" % i, text) for i, text in enumerate(texts)]
        answer = self.judge({of: paths}, *args)
        return [answer[path] for path in paths]

    def verdict(self, of, text):
        return self.verdicts(of, [text])[0]


def has(path, word):
    with open(path, encoding="utf-8") as text:
        return any(line.startswith(word) for line in text)


def files_of_the_tree():
    """Every YAML file of the tree that somebody wrote for assize, by what it is."""
    found = {of: [] for of in FILES}
    for path in sorted(glob.glob(os.path.join(assize.ROOT, "plugins", "**", "*.yaml"), recursive=True)):
        folder, name = os.path.split(path)
        if name in ("policy.yaml", "law.yaml", "calendar.yaml", "fields.yaml"):
            found[name[:-len(".yaml")]].append(path)
        elif os.path.basename(folder) == "tests":
            is_test = has(path, "rule:") or has(path, "dossier:")
            found["test" if is_test else "dossier"].append(path)
        elif has(path, "profile:"):
            found["profile"].append(path)
        elif name == "demands.yaml":
            continue  # of the table in plugins/national/README.md; assize does not read it
        else:
            raise AssertionError("what is %s?" % path)
    found["dossier"] += sorted(glob.glob(os.path.join(assize.EXAMPLES, "*.yaml")))
    found["map"] += sorted(glob.glob(os.path.join(assize.ROOT, "examples", "maps", "*.yaml")))
    return {of: paths for of, paths in found.items() if paths}


class Tree(Case):
    def test_every_file_of_the_tree_is_valid(self):
        files = files_of_the_tree()
        self.assertGreater(len(files["dossier"]), 20)
        self.assertGreater(len(files["test"]), 20)
        for path, errors in self.judge(files).items():
            self.assertEqual(errors, [], path)

    def test_in_both_languages(self):
        for path, errors in self.judge(files_of_the_tree(), "--lang", "en").items():
            self.assertEqual(errors, [], path)

    def test_an_exported_dossier_is_valid(self):
        self.make_store(assize.EXAMPLES)
        text = self.tool("export", self.store, "--format", "yaml", "--unmask", "--purpose", "试验, 王某",
                         status=0).out
        self.assertEqual(self.verdict("dossier", text), [])

    def test_a_masked_export_is_not_since_import_refuses_it(self):
        self.make_store(assize.EXAMPLES)
        text = self.tool("export", self.store, "--format", "yaml", status=0).out
        self.assertNotEqual(self.verdict("dossier", text), [])


class NewPolicy(Case):
    def test_each_file_of_a_new_policy_is_valid_by_the_schema_that_it_names(self):
        self.tool("policy", "new", "p", status=0)
        jobs = []
        for path in sorted(glob.glob(self.path("p", "**", "*.yaml"), recursive=True)):
            with open(path, encoding="utf-8") as text:
                first = text.readline()
            marked = "# yaml-language-server: $schema="
            self.assertTrue(first.startswith(marked), path)
            schema = os.path.join(os.path.dirname(path), first[len(marked):].strip())
            jobs.append({"schema": schema, "files": [path]})
        self.assertEqual(len(jobs), 5)
        self.assertEqual([], [errors for errors in self.run_jobs(jobs).values() if errors])


class Words(Case):
    def text(self, of, lang):
        return self.tool("schema", "--format", "json", "--of", of, "--lang", lang, status=0).out

    def test_every_schema_speaks_both_languages(self):
        for of in FILES:
            zh, en = (json.loads(self.text(of, lang)) for lang in ("zh", "en"))
            self.assertEqual(zh["$schema"], "http://json-schema.org/draft-07/schema#")
            self.assertNotEqual(zh["title"], en["title"])

    def test_a_field_has_its_title_and_note(self):
        gain = json.loads(self.text("dossier", "zh"))["definitions"]["defendant"]["properties"]["gain"]
        self.assertEqual(gain["title"], "违法所得")
        self.assertEqual(gain["description"], "What this person kept, not what the group took.")

    def test_codes_can_be_chosen_by_key_and_by_title(self):
        keys, titles, _ = json.loads(self.text("dossier", "zh"))["definitions"]["code.ability"]["anyOf"]
        self.assertIn("unable", keys["enum"])
        self.assertEqual(len(keys["enum"]), len(keys["enumDescriptions"]))
        self.assertIn(keys["enumDescriptions"][0], titles["enum"])

    def test_every_word_of_a_map_is_described(self):
        schema = json.loads(self.text("map", "en"))
        for name, key in schema["properties"].items():
            self.assertTrue(key.get("title"), name)
        for name, definition in schema["definitions"].items():
            if name.startswith("entry."):
                for word, key in definition["anyOf"][1]["properties"].items():
                    self.assertTrue(key, "%s: %s" % (name, word))

    def test_what_it_does_not_know_is_a_usage_error(self):
        self.tool("schema", "--format", "json", "--of", "verdict", status=64)


# ---- right and wrong ------------------------------------------------------------------------------

DOSSIER = """\
key: k-1
case: {stage: accepted, filed_on: 2026-02-17, telecom: true, loss_total: 862400.00, means: [voice_call]}
defendants:
  - {key: D1, gain: 1.2万元, roles: [organizer], charges: [{charge: 诈骗, article: "266", state: convicted}],
     outcome: {penalty: fixed_term, months: 12, joint_with: [D2]}}
  - {key: D2}
enforcement: [{key: E1, debtor: D1, measures: [query]}]
"""

MANIFEST = """\
policy: p
version: 1.0.0
api: 1
title: {zh: 试, en: Trial}
authority: court
calendar: ../calendar.yaml
parameters:
  wait:
    title: {zh: 期限, en: Limit}
    type: days
    dated_by: property.recovered_on
    values: [{from: 2021-03-01, value: 30, basis: l1}]
    tailor: {by: [province], min: 1, max: 90}
"""

LAW = "l1: {title: {zh: 法一, en: Law one}, in_force: [1997-10-01, null], verified: true}\n"

RULE = """\
return rule {
  title = {zh = "试", en = "Trial"}, law = {"l1"}, subject = "property", kind = "restitution",
  level = "warning", when = {status = "recovered"},
  message = {zh = "滞留{kept:days}", en = "kept {kept:days}"},
  check = function(item)
    local kept = as_of - item.recovered_on
    if kept > param.wait then return finding {kept = kept} end
  end,
}
"""

ONE = "key: k-1\ncase: {stage: accepted}\nproperty: [{key: P1, status: recovered, recovered_on: 2026-10-01}]\n"

ROWS = """\
rule: late
dossier: one.yaml
as_of: 2026-10-31
columns: [name, property.P1.recovered_on, param.wait, expect]
rows:
  - [on the day, 2026-10-01, 30, none]
  - [day after, 2026-09-30, 30, {warning: {kept: 31}}]
  - [unknown, 不详, 30, {not_evaluated: property.P1.recovered_on}]
"""

CASE = """\
dossier: one.yaml
as_of: 2026-11-30
parameters: {wait: 20}
expect:
  late: {property.P1: {warning: {kept: 60}}}
only: [late]
explain: {rule: late, subject: property.P1, lang: zh, page: late.P1.txt}
"""

PROFILE = "profile: 试行\npolicies: [p]\ncalendar: calendar.yaml\nfields: [fields.yaml]\ngrants: {p: [核查]}\n"

FIELDS = """\
fields: zj
entities:
  defendant:
    nights: {type: count, unit: days, sensitivity: open, title: {zh: 天数, en: nights}}
    housing: {type: code, sensitivity: open, title: {zh: 居住, en: housing},
              codes: {own: {number: 1, zh: 自住, en: own}}}
"""

CALENDAR = """\
calendar: court
years:
  2026:
    holidays: [2026-01-01..2026-01-03, 2026-05-01]
    worked: [2026-01-04]
    source: 放假通知
    verified: true
"""

MAP = """\
map: list
key: id
values: {yes: {是: "true"}}
case: {court: court, loss_total: {from: loss, unit: 万元}}
defendants:
  - each: people
    key: =D<n>
    gain: gain
    joined_on: {from: since, written: yyyymmdd}
    outcome: {months: {from: years, unit: years}}
"""

GROUP_RULE = """return rule {
  title = {zh = "一损多判", en = "One loss"}, law = {"l1"},
  subject = "group", kind = "data", level = "info", group_by = "case.loss_key",
  message = {zh = "{group.cases}", en = "{group.cases}"},
  collect = function(case) return {court = case.court} end,
  check = function(group) if group.complete and #group.rows > 1 then return finding {} end end,
}
"""

GROUP_ROWS = """rule: together
dossiers: [a.yaml, b.yaml]
complete: [甲-1]
as_of: 2026-10-31
columns: [name, a/case.court, b/case.loss_key, expect]
rows:
  - [two,     甲法院, 甲-1, {info: {group: 甲-1}}]
  - [unknown, 不详,   甲-1, {not_evaluated: {field: a/case.court, group: 甲-1}}]
"""

# What is changed in which file, and into what: both assize and ajv refuse it.
WRONG = [
    ("dossier", "telecom: true", "telecom: perhaps"),
    ("dossier", "telecom: true", "telcom: true"),
    ("dossier", "862400.00", "-1"),
    ("dossier", "862400.00", "八十万"),
    ("dossier", "862400.00", "1.234元"),
    ("dossier", "862400.00", "1,00.00元"),
    ("dossier", "2026-02-17", "2026-02-30"),
    ("dossier", "2026-02-17", "17.02.2026"),
    ("dossier", "2026-02-17", "20260217"),
    ("dossier", "stage: accepted", "stage: trial"),
    ("dossier", "[organizer]", "[organiser]"),
    ("dossier", "[organizer]", "{organizer: true}"),
    ("dossier", "charge: 诈骗,", "charge: 欺诈,"),
    ("dossier", "months: 12", "months: 12.5"),
    ("dossier", "months: 12", "months: a year"),
    ("dossier", "{key: D2}", "{gain: 3}"),
    ("dossier", "{key: D2}", "D2"),
    ("dossier", "key: D2", "key: D.2"),
    ("dossier", "key: k-1\n", ""),
    ("dossier", "defendants:", "defendant:"),
    ("dossier", "key: D1,", "key: D1, repaid: 3,"),
    ("dossier", "key: D1,", "key: D1, x.zj.nights: 3,"),
    ("dossier", "joint_with: [D2]", "joint_with: [不详]"),
    ("dossier", "[query]", "[queery]"),
    ("dossier", "case: {", "case: {victims: [], "),
    ("dossier", "case: {", "case: {persons: 2, "),
    ("policy", "version: 1.0.0", "version: 1.0"),
    ("policy", "policy: p", "policy: P"),
    ("policy", "api: 1", "api: one"),
    ("policy", "authority: court", "authority: town"),
    ("policy", "authority: court\n", ""),
    ("policy", "title: {zh: 试, en: Trial}", "title: {zh: 试}"),
    ("policy", "type: days", "type: day"),
    ("policy", "  wait:", "  end:"),
    ("policy", "property.recovered_on", "property.recovered"),
    ("policy", "value: 30", "value: soon"),
    ("policy", "value: 30", "value: -3"),
    ("policy", "from: 2021-03-01, ", ""),
    ("policy", "2021-03-01", "2021-03"),
    ("policy", ", basis: l1", ""),
    ("policy", "by: [province]", "by: [city]"),
    ("policy", "by: [province], ", ""),
    ("policy", "    type: days", "    choices: [a]\n    type: days"),
    ("policy", "type: days", "type: choice"),
    ("policy", "parameters:", "reads_personal: {defendant.gain: x}\nparameters:"),
    ("policy", "parameters:", "reads_protected: {defendant.birth_on: l1}\nparameters:"),
    ("policy", "parameters:", "param:"),
    ("law", "verified: true", "verified: yes"),
    ("law", "in_force: [1997-10-01, null]", "in_force: [1997-10-01]"),
    ("law", "in_force: [1997-10-01, null]", "in_force: 1997-10-01"),
    ("law", "l1:", "L1:"),
    ("law", "verified", "verifyed"),
    ("law", ", en: Law one", ""),
    ("policy", "calendar: ../calendar.yaml", "calendar: [../calendar.yaml]"),
    ("profile", "grants:", "calendar: [a.yaml]\ngrants:"),
    ("calendar", "2026-05-01]", "五月一日]"),
    ("calendar", "2026-05-01]", "2026-05]"),
    ("calendar", "..", "-"),
    ("calendar", "worked: [2026-01-04]", "worked: 2026-01-04"),
    ("calendar", "    worked: [2026-01-04]\n", ""),
    ("calendar", "    source: 放假通知\n", ""),
    ("calendar", "worked:", "works:"),
    ("calendar", "  2026:", "  26:"),
    ("calendar", "calendar: court", "calendar: Court"),
    ("calendar", "calendar: court\n", ""),
    ("calendar", "verified: true", "verified: yes"),
    ("test", "rule: late\n", ""),
    ("test", "as_of: 2026-10-31\n", ""),
    ("test", "as_of: 2026-10-31", "as_of: 2026-10"),
    ("test", ", expect]", "]"),
    ("test", "[name,", "[nam,"),
    ("test", "[name,", "[name, name,"),
    ("test", "property.P1", "goods.P1"),
    ("test", "{warning: {kept: 31}}", "{warn: {kept: 31}}"),
    ("test", "{warning: {kept: 31}}", "{warning: 31}"),
    ("test", "{warning: {kept: 31}}", "{warning: {attention: 4}}"),
    ("test", "{warning: {kept: 31}}", "{warning: {kept: [31]}}"),
    ("test", "rows:", "row:"),
    ("group test", "dossiers: [a.yaml, b.yaml]\n", ""),
    ("group test", "[a.yaml, b.yaml]", "a.yaml"),
    ("group test", "[a.yaml, b.yaml]", "[]"),
    ("group test", "[a.yaml, b.yaml]", "[a.yaml, b.yaml]\ndossier: a.yaml"),
    ("group test", "complete: [甲-1]", "complete: 甲-1"),
    ("group test", "a/case.court, b", "a/court, b"),
    ("group test", "group: 甲-1}}]\n  - [unk", "group: [甲-1]}}]\n  - [unk"),
    ("group test", "field: a/case.court, group", "field: a/case.court, groups"),
    ("case test", "as_of: 2026-11-30\n", ""),
    ("case test", "expect:", "expects:"),
    ("case test", "{warning: {kept: 60}}", "{warn: {}}"),
    ("case test", "{wait: 20}", "wait"),
    ("case test", "page: late.P1.txt", "page: ../late.txt"),
    ("case test", "page: late.P1.txt", "page: a.txt, text: b"),
    ("case test", ", page: late.P1.txt", ""),
    ("case test", "lang: zh", "lang: fr"),
    ("case test", "only: [late]", "only: late"),
    ("profile", "grants:", "schedule: [{name: a, every: hour}]\ngrants:"),
    ("profile", "grants:", "schedule: [{name: a, every: month}]\ngrants:"),
    ("profile", "grants:", "schedule: [{name: a, every: day, grace: 900}]\ngrants:"),
    ("profile", "grants:", "complete: {case.seris: [（2026）闽0203刑初]}\ngrants:"),
    ("profile", "grants:", "complete: {case.loss_total: [3]}\ngrants:"),
    ("profile", "grants:", "complete: {defendant.name: [林某]}\ngrants:"),
    ("profile", "grants:", "complete: {case.series: （2026）闽0203刑初}\ngrants:"),
    ("profile", "policies: [p]", "policies: []"),
    ("profile", "policies: [p]", "policies: p"),
    ("profile", "profile: 试行\n", ""),
    ("profile", "grants: {p: [核查]}", "grants: {p: 核查}"),
    ("profile", "fields:", "field:"),
    ("fields", "fields: zj", "fields: 浙"),
    ("fields", "defendant:", "defendants:"),
    ("fields", "type: count", "type: number"),
    ("fields", "sensitivity: open, title: {zh: 天数", "title: {zh: 天数"),
    ("fields", "unit: days, ", "codes: {a: {number: 1, zh: a, en: a}}, "),
    ("fields", "type: code", "type: flag"),
    ("fields", "number: 1", "number: 0"),
    ("fields", "nights:", "Nights:"),
    ("map", "map: list\n", ""),
    ("map", "court: court", "courts: court"),
    ("map", "unit: 万元", "unit: 角"),
    ("map", "from: loss, ", ""),
    ("map", "gain: gain", "repaid: gain"),
    ("map", "yyyymmdd", "ddmm"),
    ("map", "key: =D<n>", "key: =D<n>\n    split: x\n    absent: all"),
    ("map", "from: since", "from: since, unit: years"),
]

# What the reader takes although it looks odd, and an editor must not blame.
RIGHT = [
    ("dossier", "telecom: true", "telecom: 是"),
    ("dossier", "telecom: true", "telecom: 不详"),
    ("dossier", "telecom: true", "telecom: null"),
    ("dossier", "862400.00", "3000元"),
    ("dossier", "862400.00", "８６２４００元"),
    ("dossier", "862400.00", "86.24 万元"),
    ("dossier", "862400.00", '"862,400.00"'),
    ("dossier", "862400.00", "N/A"),
    ("dossier", "2026-02-17", "2026"),
    ("dossier", "2026-02-17", "2026-02"),
    ("dossier", "2026-02-17", "2026年2月17日"),
    ("dossier", "2026-02-17", "2026/2/17"),
    ("dossier", "stage: accepted", "stage: 不适用"),
    ("dossier", "[organizer]", "[]"),
    ("dossier", "[organizer]", "[组织者]"),
    ("dossier", "[organizer]", "organizer"),
    ("dossier", "[organizer]", "不详"),
    ("dossier", "charge: 诈骗,", "charge: Fraud,"),
    ("dossier", "key: k-1\ncase: {", "case: {number: （2026）闽0203刑初88号, "),
    ("dossier", "key: k-1\ncase: {", "case: {number: 2026闽0203刑初88号, "),
    ("dossier", "key: k-1\n", "key: 17\nmasked: false\n"),
    ("dossier", "[query]", "[{kind: query}]"),
    ("dossier", "outcome: {penalty", "outcome: {key: outcome, penalty"),
    ("policy", "by: [province], min: 1, max: 90", "locked: true"),
    ("policy", "title: {zh: 试, en: Trial}\n", "title:\n"),
    ("policy", "from: 2021-03-01", "from: null"),
    ("policy", "parameters:", "reads_personal: []\nparameters:"),
    ("policy", "value: 30", 'value: "30"'),
    ("law", LAW, ""),
    ("law", "in_force: [1997-10-01, null], verified: true", "note: 待核"),
    ("calendar", "[2026-01-04]", "[]"),
    ("calendar", "    verified: true\n", ""),
    ("calendar", "2026-05-01]", "2026-5-1]"),
    ("test", "rule: late", "rule: p/late"),
    ("test", "{warning: {kept: 31}}", "[{restitution: {kept: 31, subject: property.P1}}]"),
    ("test", "{warning: {kept: 31}}", "{warning: }"),
    ("test", "rule: late", "rule: late\ntitle: {zh: 甲, en: a}"),
    ("case test", "{property.P1: {warning: {kept: 60}}}", "[{warning: {subject: property.P1}}]"),
    ("case test", "expect:\n  late: {property.P1: {warning: {kept: 60}}}\nonly: [late]", "expect: none"),
    ("group test", "complete: [甲-1]\n", ""),
    ("group test", GROUP_ROWS[GROUP_ROWS.index("b/case.loss_key"):],
     "complete, expect]\nrows:\n  - [two, 甲法院, [甲-1], {info: {}}]\n  - [not whole, 甲法院, [], none]\n"),
    ("group test", "dossiers: [a.yaml, b.yaml]", "dossiers: [a.yaml, b.yaml]\ntitle: 甲"),
    ("case test", "explain: {", "title: {zh: 甲, en: a}\nexplain: {"),
    ("profile", "grants:", "schedule: [{name: a, every: quarter, on: 3-31, grace: 5, scope: {province: 闽}}]\ngrants:"),
    ("profile", "grants:", "complete: {case.series: [（2026）闽0203刑初], order.loss_key: [甲-1, 2]}\ngrants:"),
    ("profile", "grants: {p: [核查]}\n", "tailoring: []\nwaivers:\n"),
    ("fields", "number: 1", 'number: "1"'),
    ("map", "gain: gain", "gain: [gain, {from: profit, absent: none}]"),
    ("map", "gain: gain", "gain: {from: gain, when: {kind: [a, b], not: {x: 1}, any: [{y: 2}, {known: z}]}}"),
]

TEXTS = {"dossier": DOSSIER, "policy": MANIFEST, "law": LAW, "test": ROWS, "case test": CASE,
         "group test": GROUP_ROWS, "profile": PROFILE, "fields": FIELDS, "map": MAP, "calendar": CALENDAR}
NAMES = {"policy": "p/policy.yaml", "law": "law.yaml", "test": "p/tests/late.yaml", "case test": "p/tests/whole.yaml",
         "group test": "p/tests/together.yaml", "profile": "profile.yaml", "fields": "fields.yaml",
         "map": "map.yaml", "dossier": "d.yaml", "calendar": "calendar.yaml"}
# The schema of what has none of its own name.
SCHEMAS = {"case test": "test", "group test": "test"}


class Both(Case):
    """The reader and the schema say the same of one file."""

    def setUp(self):
        super().setUp()
        self.write("p/rules/late.lua", RULE)
        self.write("p/tests/one.yaml", ONE)
        self.write("p/rules/together.lua", GROUP_RULE)
        for name in ("a", "b"):
            self.write("p/tests/%s.yaml" % name, "key: %s\ncase: {court: 乙法院, loss_key: 甲-1}\n" % name)
        self.write("list.jsonl", '{"id": "a", "court": "甲", "loss": "3", "people": []}\n')
        for of, text in TEXTS.items():
            self.write(NAMES[of], text)
        self.tool("init", self.store, status=0)

    def read_by_assize(self, of):
        if of == "dossier":
            return self.tool("import", self.store, "--dry-run", "d.yaml")
        if of == "map":
            return self.tool("import", self.store, "--dry-run", "--map", "map.yaml", "list.jsonl")
        if of in ("profile", "fields"):
            return self.tool("schema", "--format", "lua", "--profile", "profile.yaml")
        return self.tool("policy", "test", "p")

    def write_changed(self, of, old, new):
        self.assertIn(old, TEXTS[of])
        return self.write(NAMES[of], TEXTS[of].replace(old, new, 1))

    def test_as_they_are_both_take_them(self):
        for of in ("dossier", "profile", "map"):
            answer = self.read_by_assize(of)
            self.assertEqual(answer.status, 0, str(answer))
        self.tool("policy", "test", "p", "--update", status=0)  # the golden page
        answer = self.read_by_assize("policy")
        self.assertIn("7 passed, 0 failed", answer.out, str(answer))
        paths = {}
        for of, name in NAMES.items():
            paths.setdefault(SCHEMAS.get(of, of), []).append(self.path(name))
        self.assertEqual({path: [] for of in paths for path in paths[of]}, self.judge(paths))

    def test_the_readers_refuse_each_wrong_one(self):
        for of, old, new in WRONG:
            self.write_changed(of, old, new)
            answer = self.read_by_assize(of)
            self.assertIn(answer.status, (1, 65), "%s: %r -> %r\n%s" % (of, old, new, answer))
            self.write(NAMES[of], TEXTS[of])

    def test_the_readers_take_each_right_one(self):
        for of, old, new in RIGHT:
            self.write_changed(of, old, new)
            answer = self.read_by_assize(of)
            # Where the law is gone or a row expects something else, the file itself is not blamed.
            blamed = NAMES[of] + ":" in answer.err
            self.assertFalse(blamed, "%s: %r -> %r\n%s" % (of, old, new, answer))
            self.write(NAMES[of], TEXTS[of])

    def judge_table(self, table):
        files = {}
        for i, (of, old, new) in enumerate(table):
            self.assertIn(old, TEXTS[of])
            files.setdefault(SCHEMAS.get(of, of), []).append(
                self.write("table/%03d.yaml" % i, TEXTS[of].replace(old, new, 1)))
        answer = self.judge(files)
        for i, (of, old, new) in enumerate(table):
            yield "%s: %r -> %r" % (of, old, new), answer[self.path("table/%03d.yaml" % i)]

    def test_ajv_refuses_each_wrong_one(self):
        passed = [what for what, errors in self.judge_table(WRONG) if not errors]
        self.assertEqual(passed, [])

    def test_ajv_takes_each_right_one(self):
        blamed = [(what, errors) for what, errors in self.judge_table(RIGHT) if errors]
        self.assertEqual(blamed, [])

    def test_every_spelling_of_a_code_is_taken_by_both(self):
        vocabularies = json.loads(self.tool("schema", "--format", "json", "--lang", "en", status=0).out)
        parts = vocabularies["definitions"]["code.charge"]["anyOf"]
        spellings = parts[0]["enum"] + parts[0]["enumDescriptions"] + parts[1]["enum"]
        spellings += [title[:-1] for title in parts[1]["enum"] if title.endswith("罪")]
        text = "key: k\ndefendants:\n" + "".join(
            "  - {key: D%d, charges: [{charge: \"%s\"}]}\n" % (i, word)
            for i, word in enumerate(spellings))
        self.assertGreater(len(spellings), 200)
        self.assertEqual(self.verdict("dossier", text), [])
        self.write("d.yaml", text)
        self.assertEqual(self.read_by_assize("dossier").status, 0)


class Provinces(Case):
    def test_the_fields_of_a_province_are_in_the_dossiers_schema(self):
        self.write("p/policy.yaml", MANIFEST.replace("calendar: ../calendar.yaml\n", ""))
        self.write("p/rules/late.lua", RULE)
        self.write("law.yaml", LAW)
        self.write("fields.yaml", FIELDS)
        right = ("x.zj.nights: 3, x.zj.housing: own", "x: {zj.nights: 3}", "x: {zj: {nights: 不详}}",
                 "x: {zj: }, x.zj.housing: 自住")
        wrong = ("x.zj.night: 3", "x: {zj: {nights: some}}", "x: {zj.housing: other}", "x: {fj: {nights: 3}}")
        wholes = ["key: k\ndefendants: [{key: D1, %s}]\n" % text for text in right + wrong]
        for text, errors in zip(right + wrong, self.verdicts("dossier", wholes, "--policy", "p")):
            self.assertEqual(errors == [], text in right, "%s\n%s" % (text, errors))


class Tailored(Case):
    """Tailoring and waivers, in the shapes of the design: no reader of this version runs them yet."""

    TAILORING = """\
tailoring: fujian
level: province
courts: [闽*]
base: restitution@1.0.0
set:
  restitution/return_days:
    values: [{from: 2026-01-01, value: 20, basis: fj-2025-31}]
rules:
  restitution/unreturned: {level: error, reason: 试点, basis: fj-2025-31}
"""
    WAIVERS = """\
- {rule: restitution/unreturned, case: （2026）闽0203刑初88号, subject: property.P1, from: 2026-09-01,
   until: 2026-12-31, reason: 权属争议另案审理, basis: cl-64, author: 陈某, approver: 王某}
"""

    def test_the_examples_of_the_design_are_valid(self):
        self.assertEqual(self.verdict("tailoring", self.TAILORING), [])
        self.assertEqual(self.verdict("waivers", self.WAIVERS), [])

    def test_what_tailor_and_waive_write_is_valid(self):
        self.tool("policy", "new", "p", status=0)
        with open(self.path("p/policy.yaml"), "a", encoding="utf-8") as manifest:
            manifest.write("""  kinds:
    title: {zh: 种类, en: Kinds}
    type: codes
    choices: [a, b]
    dated_by: as_of
    values: [{from: null, value: [a], basis: cl-64}]
    tailor: {by: [court]}
""")
        self.write("profile.yaml", "profile: 试行\npolicies: [p]\n")
        for parameter, value in (("return_days", "20"), ("kinds", "[a, b]")):
            self.tool("tailor", "profile.yaml", parameter, value, "--from", "2026-01-01", "--basis", "cl-64",
                      "--level", "court", "--courts", "闽0203*", "--to", "tailoring.yaml", status=0)
        self.make_store("p/tests/one.yaml", profile="profile.yaml")
        self.tool("audit", self.store, "--as-of", "2026-11-30", status=0)
        finding = self.tool("findings", self.store, "--format", "jsonl", status=0).lines()[0]
        self.tool("waive", self.store, finding["id"], "--from", "2026-12-01", "--until", "2026-12-31",
                  "--reason", "权属争议另案审理", "--basis", "cl-64", "--author", "陈某", "--approver", "王某",
                  "--to", "waivers.yaml", status=0)
        for of in ("tailoring", "waivers"):
            path = self.path(of + ".yaml")
            self.assertEqual(self.judge({of: [path]}), {path: []})

    def test_what_is_missing_or_misspelt_is_not(self):
        tailoring = (("level: province", "level: nation"), ("reason: 试点, ", ""), ("set:", "sets:"),
                         ("restitution/return_days", "return_days"), ("2026-01-01", "2026"))
        waivers = (("approver: 王某", "approver: "), ("until: 2026-12-31", "until: soon"),
                         (", basis: cl-64", ""), ("- {", "{"))
        for of, text, changes in (("tailoring", self.TAILORING, tailoring), ("waivers", self.WAIVERS, waivers)):
            told = self.verdicts(of, [text.replace(old, new) for old, new in changes])
            for (old, _), errors in zip(changes, told):
                self.assertNotEqual(errors, [], old)


if __name__ == "__main__":
    unittest.main()
