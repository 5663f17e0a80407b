"""The table of plugins/national/README.md: what the meeting asked for, which rules answer it, what they rest on, and what they found.

    python3 tests/docs/national_table.py            compares; says what differs
    python3 tests/docs/national_table.py --update   writes it

plugins/national/demands.yaml says which rules answer which demand, and why a rule is silent on the real
files. All else is counted: rows of the tests, findings on the examples and, where ASSIZE_DATA names their
folder, on the real files. Without that folder the columns of the real files stay as they are.
"""
import collections
import glob
import json
import os
import re
import subprocess
import sys
import tempfile

import yaml

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
TOOL = os.path.abspath(os.environ.get("ASSIZE", os.path.join(ROOT, "build", "assize")))
NATIONAL = os.path.join(ROOT, "plugins", "national")
PROFILE = os.path.join(ROOT, "plugins", "profiles", "national.yaml")
README = os.path.join(NATIONAL, "README.md")
DEMANDS = os.path.join(NATIONAL, "demands.yaml")
AS_OF = "2026-10-31"
REAL = ("judgments", "labels", "published")
BEGIN, END = "<!-- counted: make national-table -->\n", "<!-- end -->\n"
FIELDS_SHOWN = 2


class Counted:
    """What one audit found and could not see, by rule."""

    def __init__(self, lines):
        self.found = collections.Counter()
        self.unseen = collections.defaultdict(collections.Counter)
        for line in lines:
            rule = "%s/%s" % (line["policy"], line["rule"])
            if "outcome" in line:
                self.unseen[rule][field_of(line)] += 1
            else:
                self.found[rule] += 1


def field_of(line):
    """defendant.D1.charges.fraud.amount -> defendant.charges.amount: the field, of whomever."""
    if not line.get("field"):
        return line["cause"]
    parts = line["field"].split("/")[-1].split(".")
    return parts[0] + "." + parts[-1]


def tool(*args):
    done = subprocess.run([TOOL, *args], cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                          check=False)
    if done.returncode != 0:
        raise RuntimeError("assize %s: %s" % (" ".join(args), done.stderr.decode()))
    return done.stdout.decode("utf-8")


def audited(*source):
    with tempfile.TemporaryDirectory() as folder:
        store = os.path.join(folder, "court.store")
        tool("init", store, "--profile", PROFILE)
        tool("import", store, *source)
        tool("audit", store, "--as-of", AS_OF)
        lines = tool("findings", store, "--format", "jsonl", "--not-evaluated").splitlines()
        return Counted([json.loads(line) for line in lines])


def audits():
    """By name: the examples, and the real files where they are."""
    data = os.environ.get("ASSIZE_DATA")
    made = {"examples": audited(os.path.join(ROOT, "examples", "dossiers"))}
    for name in REAL if data else ():
        made[name] = audited(os.path.join(data, name + ".jsonl"), "--map",
                             os.path.join(ROOT, "examples", "maps", name + ".yaml"))
    return made


def rules():
    """Every rule of every national policy, as policy/rule."""
    paths = glob.glob(os.path.join(NATIONAL, "*", "rules", "*.lua"))
    return sorted("%s/%s" % (path.split(os.sep)[-3], os.path.basename(path)[:-len(".lua")])
                  for path in paths)


def source_of(rule):
    policy, name = rule.split("/")
    with open(os.path.join(NATIONAL, policy, "rules", name + ".lua"), encoding="utf-8") as text:
        return text.read()


def law_of(rule):
    cited = re.search(r"^\tlaw\s*=\s*\{([^}]*)\}", source_of(rule), re.M)
    return re.findall(r'"([^"]+)"', cited.group(1))


def titles_of(rule):
    return re.search(r'^\ttitle\s*=\s*\{\s*zh = "([^"]+)",\s*en = "([^"]+)"', source_of(rule),
                     re.M).groups()


def rows_of():
    """How many rows test each rule."""
    count = collections.Counter()
    for path in glob.glob(os.path.join(NATIONAL, "*", "tests", "*.yaml")):
        with open(path, encoding="utf-8") as text:
            test = yaml.load(text, yaml.BaseLoader)
        if isinstance(test, dict) and "rule" in test:
            count[path.split(os.sep)[-3] + "/" + test["rule"]] += len(test.get("rows", ()))
    return count


def demands():
    with open(DEMANDS, encoding="utf-8") as text:
        return yaml.load(text, yaml.BaseLoader)


def before(text):
    """The columns of the real files as the table has them, by rule."""
    kept = {}
    for line in text.splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        name = re.match(r"`(\w+/\w+)`", cells[0])
        if name:
            kept[name.group(1)] = cells[4:]
    return kept


def unseen_of(made, rule):
    fields = collections.Counter()
    for name in REAL:
        fields += made[name].unseen[rule]
    most = sorted(fields.items(), key=lambda item: (-item[1], item[0]))
    shown = ["`%s` %d" % item for item in most[:FIELDS_SHOWN]]
    rest = sum(count for _, count in most[FIELDS_SHOWN:])
    return ", ".join(shown + (["others %d" % rest] if rest else []))


def real_cells(made, rule, silent):
    found = [made[name].found[rule] for name in REAL]
    why = silent.get(rule, "") if not sum(found) else ""
    return [str(count) for count in found] + [unseen_of(made, rule), why]


def row(rule, made, rows, silent, kept):
    cells = ["`%s` %s %s" % (rule, *titles_of(rule)), ", ".join(law_of(rule)), str(rows[rule]),
             str(made["examples"].found[rule])]
    real = real_cells(made, rule, silent) if REAL[0] in made else kept.get(rule, [""] * 5)
    return "| " + " | ".join(cells + real) + " |"


def table(old):
    plan, made, rows, kept = demands(), audits(), rows_of(), before(old)
    out = []
    for demand in plan["demands"]:
        out.append("\n### %s %s\n\n%s\n" % (demand["no"], demand["en"], demand["zh"]))
        out.append("| rule | law | rows | examples | judgments | labels | published | not evaluated for "
                   "| silent on the real files because |")
        out.append("|---|---|--:|--:|--:|--:|--:|---|---|")
        out += [row(rule, made, rows, plan["silent"], kept) for rule in demand["rules"]]
    return "\n".join(out).lstrip("\n") + "\n"


def main(arguments):
    with open(README, encoding="utf-8") as text:
        old = text.read()
    head, rest = old.split(BEGIN)
    tail = rest.split(END)[1]
    new = head + BEGIN + "\n" + table(rest) + "\n" + END + tail
    if new == old:
        return 0
    if "--update" not in arguments:
        print("plugins/national/README.md is not what was counted: make national-table")
        return 1
    with open(README, "w", encoding="utf-8") as text:
        text.write(new)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
