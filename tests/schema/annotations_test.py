"""`assize schema --format lua`: the annotations that lua-language-server reads say what the
declaration says, and what a rule really sees; nothing is missing and nothing is more."""
import os
import re
import subprocess
import sys
import unittest

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "cli"))
import assize

NUMBERS = os.path.join(assize.ROOT, "tests", "model", "numbers.txt")
LENIENCY = os.path.join(assize.ROOT, "plugins", "national", "leniency")

# What a tag refers to; everything else in a type is a type of Lua itself.
REFERENCE = re.compile(r"\bassize\.[A-Za-z_.]*[A-Za-z_]")


class Annotations:
    """The file, read by its tags."""

    def __init__(self, text):
        self.text = text
        self.classes = {}  # name -> {field: the rest of its line}
        self.parents = {}
        self.aliases = {}  # name -> [value]
        self.twice = []
        self.globals = set()
        self.operators = {}  # class -> [operator]
        fields, values = None, None
        for line in text.splitlines():
            begun = re.match(r"---@(class|alias) ([\w.]+)(?:: ([\w.]+))?(.*)", line)
            if begun:
                kind, name, parent, rest = begun.groups()
                if name in self.classes or name in self.aliases:
                    self.twice.append(name)
                if kind == "class":
                    fields = self.classes.setdefault(name, {})
                    self.operators[name] = []
                    self.parents[name] = parent
                    operators = self.operators[name]
                else:
                    values = self.aliases.setdefault(name, [rest.strip()] if rest.strip() else [])
            elif line.startswith("---@field "):
                name, rest = re.match(r'---@field (\[[^\]]*\]|\w+)\??(.*)', line).groups()
                fields[name.replace('["', "").replace('"]', "")] = rest.strip()
            elif line.startswith("---@operator "):
                operators.append(line[len("---@operator "):])
            elif line.startswith("---| "):
                values.append(re.match(r'---\| ("(?:[^"\\]|\\.)*"|\w+)', line).group(1).strip('"'))
            defined = re.match(r"function ([\w.]+)\(|(\w+) = (?:nil|\{\})$", line)
            if defined:
                self.globals.add(defined.group(1) or defined.group(2))

    def references(self):
        """Every name of ours that a tag uses."""
        used = set()
        for line in self.text.splitlines():
            if line.startswith("---@") or line.startswith("---|"):
                head = re.sub(r"[^\x00-\x7f].*", "", line.split(" #")[0])
                used.update(REFERENCE.findall(re.sub(r'"[^"]*"', "", head)))
        return used


def declared(kind):
    """{"defendant": ["key", ...]} of "field", or of "code", as numbers.txt keeps them."""
    found = {}
    with open(NUMBERS, encoding="utf-8") as lines:
        for line in lines:
            words = line.split()
            if words[0] == kind:
                owner, name = words[1].rsplit(".", 1)
                found.setdefault(owner, []).append(name)
    return found


class Case(assize.Case):
    def annotations(self, *args):
        return Annotations(self.tool("schema", "--format", "lua", *args, status=0).out)


class Declaration(Case):
    def test_every_field_stands_in_its_class_and_nothing_else_does(self):
        made = self.annotations()
        entities = set(declared("field"))
        for entity, fields in declared("field").items():
            for name in ("assize." + entity, "assize.maybe." + entity):
                more = set(made.classes[name]) - set(fields)
                self.assertEqual(set(fields) - set(made.classes[name]), set(), name)
                self.assertLessEqual(more, entities - {entity}, name)  # what it hangs on

    def test_what_an_entity_hangs_on_is_there_too(self):
        made = self.annotations().classes
        self.assertEqual(set(made["assize.charge"]) & {"defendant", "case"}, {"defendant", "case"})
        self.assertNotIn("case", made["assize.case"])

    def test_every_code_stands_in_an_alias_and_in_a_set(self):
        made = self.annotations()
        codes = declared("code")
        self.assertGreater(len(codes), 30)
        for vocabulary, keys in codes.items():
            self.assertEqual(made.aliases["assize.code." + vocabulary], keys)
            fields = dict(made.classes["assize.set." + vocabulary])
            self.assertTrue(fields.pop("[integer]").startswith("assize.code." + vocabulary))
            self.assertEqual(list(fields), keys)
        self.assertEqual({name[len("assize.code."):] for name in made.aliases
                          if name.startswith("assize.code.")}, set(codes))

    def test_a_field_says_type_unit_titles_sensitivity_and_note(self):
        defendant = self.annotations().classes["assize.defendant"]
        self.assertEqual(defendant["gain"], "assize.money 违法所得 / illegal gain. "
                         "What this person kept, not what the group took.")
        self.assertRegex(defendant["birth_on"], r"^assize\.date 出生日期 / born on \(个人信息.*reads_personal\)")
        self.assertRegex(defendant["sex"], r"^assize\.code\.sex .*reads_protected")
        self.assertRegex(defendant["repaid"], r"^assize\.money .*computed")
        made = self.annotations().classes["assize.outcome"]
        self.assertRegex(made["months"], r"^assize\.months 刑期 / months \(months\)")
        self.assertRegex(made["joint_with"], r"^assize\.list\.defendant ")

    def test_types_are_those_of_the_dictionary(self):
        words = {"text": "string", "case_number": "string", "flag": "boolean", "money": "assize.money",
                 "date": "assize.date"}
        made = self.annotations().classes
        entity = None
        rows = 0
        for line in self.tool("schema", "--lang", "en", status=0).out.splitlines():
            if line.startswith("## "):
                entity = line[3:].split(":")[0]
            cells = [cell.strip() for cell in line.split("|")]
            if len(cells) != 7 or cells[1] in ("field", "---"):
                continue
            kind = cells[2].rstrip(" *").split()
            expected = words.get(kind[0])
            if kind[0] in ("code", "set"):
                expected = "assize.%s.%s" % (kind[0], re.match(r"\[(\w+)\]", kind[1]).group(1))
            elif kind[0] in ("list", "refs"):
                expected = "assize.list." + kind[1]
            elif kind[0] in ("one", "ref"):
                expected = "assize." + kind[1]
            elif kind[0] == "count":
                expected = "assize." + kind[1].strip("()") if len(kind) > 1 else "integer"
            self.assertEqual(made["assize." + entity][cells[1]].split()[0], expected, line)
            rows += 1
        self.assertEqual(rows, sum(len(fields) for fields in declared("field").values()))

    def test_behind_maybe_every_field_may_be_nil(self):
        text = self.annotations().text
        body = text.split("---@class assize.maybe.defendant: assize.entity\n")[1].split("\n\n")[0]
        for line in body.splitlines():
            optional = re.match(r"---@field \w+\? ", line)
            self.assertEqual(bool(optional), " assize.maybe.case " not in line, line)
        self.assertIn("---@field charges? assize.list.maybe.charge", body)


class Whole(Case):
    def test_every_name_is_declared_once_and_none_is_missing(self):
        for args in ((), ("--policy", LENIENCY)):
            made = self.annotations(*args)
            self.assertEqual(made.twice, [])
            self.assertEqual(made.references() - set(made.classes) - set(made.aliases), set())

    def test_it_is_lua(self):
        path = self.write("assize.lua", self.annotations("--policy", LENIENCY).text)
        done = subprocess.run(["lua5.4", "-e", "assert(loadfile(arg[1]))()", path], check=False,
                              stderr=subprocess.PIPE, text=True, encoding="utf-8")
        self.assertEqual(done.returncode, 0, done.stderr)

    def test_it_begins_as_a_file_of_annotations(self):
        self.assertTrue(self.annotations().text.startswith("---@meta\n"))

    def test_the_language_changes_nothing(self):
        self.assertEqual(self.annotations("--lang", "zh").text, self.annotations("--lang", "en").text)


class Seen(Case):
    """The functions are described by hand; the list of luacheck is asked of a real state."""

    def names(self):
        text = self.tool("schema", "--format", "luacheck", status=0).out
        names = set()
        for line in text[text.index("read_globals"):].splitlines()[1:-1]:
            name = re.match(r'  "?(\w+)"?', line).group(1)
            names.add(name)
            names.update("%s.%s" % (name, field)
                         for field in re.findall(r'"(\w+)"', line.partition("fields")[2]))
        return names

    def test_every_function_of_a_rule_is_described_and_no_other(self):
        made = self.annotations()
        described = {name for name in made.globals if not name.startswith("date:")}
        for library in ("math", "utf8"):  # what is no function
            described.update("%s.%s" % (library, name) for name in made.classes[library + "lib"])
        self.assertEqual(described, self.names())

    def try_rule(self, check, chunk=""):
        """What `try` says of a rule with these lines in front and that check, on a small dossier."""
        profile = assize.write_profile(self, {"r": chunk + assize.rule(
            check="check = function(d) %s end" % check)})
        self.write("one.yaml", "key: k\ncase: {stage: accepted}\ndefendants: [{key: D1, gain: 3, "
                   "loss_share: 5, joined_on: 2026-01-02}]\n")
        return self.tool("try", os.path.join(os.path.dirname(profile), "p"), "one.yaml", "--lang", "en")

    def test_a_rule_can_name_each_of_them(self):
        uses = "".join("local n%d = %s\n" % (i, name) for i, name in enumerate(sorted(self.names())))
        answer = self.try_rule("return n1 and finding {}", uses)
        self.assertEqual(answer.status, 0, str(answer))

    def test_a_rule_can_name_nothing_else_of_lua(self):
        stock = subprocess.run(
            ["lua5.4", "-e", "for n, v in pairs(_G) do print(n) if type(v) == 'table' and n ~= '_G' "
             "and n ~= 'package' then for m in pairs(v) do print(n .. '.' .. m) end end end"],
            stdout=subprocess.PIPE, check=True, text=True).stdout.split()
        others = sorted(set(stock) - self.names() - {"arg", "_VERSION"})
        self.assertLess({"os", "load", "string.dump", "math.random"}, set(others))
        for name in others:
            if "." in name and name.split(".")[0] not in self.names():
                continue
            answer = self.try_rule("if %s == nil then return finding {} end" % name)
            absent = "Please check" if "." in name else "no such name '%s'" % name
            self.assertIn(absent, answer.out + answer.err, str(answer))

    def test_the_words_of_a_rule_are_those_that_its_reader_takes(self):
        with open(os.path.join(assize.ROOT, "core", "policy", "rule.c"), encoding="utf-8") as source:
            keys = re.search(r"KEYS\[\] = \{([^}]*)\}", source.read()).group(1)
        self.assertEqual(set(self.annotations().classes["assize.rule"]), set(re.findall(r'"(\w+)"', keys)))

    def test_the_operators_that_are_described_work(self):
        made = self.annotations()
        values = {"assize.money": "d.gain", "assize.date": "d.joined_on", "assize.days": "2",
                  "integer": "2", "assize.money|0": "d.loss_share"}
        signs = {"add": "+", "sub": "-", "mul": "*"}
        lines = []
        for name, operators in made.operators.items():
            for operator in operators:
                word, operand = re.match(r"(\w+)(?:\(([^)]*)\))?: ", operator).groups()
                lines.append("r = %s %s %s" % (values[name], signs[word], values[operand]) if operand
                             else "r = -%s" % values[name])
        self.assertEqual(len(lines), 7)
        answer = self.try_rule("local r %s return finding {r = r}" % " ".join(lines))
        self.assertEqual(answer.status, 0, str(answer))
        self.assertIn("Please check", answer.out)

    def test_the_trees_own_luacheckrc_names_the_same(self):
        with open(os.path.join(assize.ROOT, ".luacheckrc"), encoding="utf-8") as text:
            listed = re.search(r"read_globals = \{(.*?)\}", text.read(), re.S).group(1)
        self.assertEqual(set(re.findall(r'"(\w+)"', listed)), {n for n in self.names() if "." not in n})


class OfAPolicy(Case):
    def test_parameters_have_their_types(self):
        assize.write_profile(self, {"r": assize.rule(when='participation = "principal"')})
        self.write("policies/p/policy.yaml", """policy: p
version: 1.0.0
api: 1
title: {zh: 试, en: Trial}
authority: court
parameters:
  floor:
    title: {zh: 下限, en: Floor}
    type: money
    dated_by: as_of
    values: [{from: 1997-10-01, value: 1000, basis: l1}]
  wait: {title: {zh: 期限, en: Limit}, type: days, dated_by: as_of, doc: Full days., values: [{from: null, value: 3, basis: l1}]}
  share: {title: {zh: 比例, en: Share}, type: ratio, dated_by: as_of, values: [{from: null, value: 80%, basis: l1}]}
  open: {title: {zh: 是否, en: Open}, type: flag, dated_by: as_of, values: [{from: null, value: true, basis: l1}]}
  way: {title: {zh: 方式, en: Way}, type: choice, choices: [走, run], dated_by: as_of, values: [{from: null, value: 走, basis: l1}]}
  roles: {title: {zh: 角色, en: Roles}, type: codes, vocabulary: role, dated_by: as_of, values: [{from: null, value: [organizer], basis: l1}]}
""")
        self.write("policies/p/lib/sums.lua", "return {}\n")
        made = self.annotations("--policy", "policies/p")
        parameters = made.classes["assize.parameters"]
        self.assertTrue(parameters.pop("at").startswith("fun(name: "))
        self.assertEqual({name: re.match(r"table<[^>]*>|\S+", rest).group(0)
                          for name, rest in parameters.items()}, {
            "floor": "assize.money", "wait": "assize.days", "share": "assize.ratio", "open": "boolean",
            "way": '"走"|"run"', "roles": "table<assize.code.role, true>"})
        self.assertEqual(made.aliases["assize.parameter_name"],
                         ["floor", "open", "roles", "share", "wait", "way"])
        self.assertEqual(made.aliases["assize.law_id"], ["l1"])
        self.assertEqual(made.aliases["assize.module_name"], ["assize.charges", "assize.distribution", "assize.lists", "lib.sums"])
        self.assertIn('---@field at fun(name: "wait", date: assize.date): assize.days', made.text)

    def test_fields_of_a_province_are_there_with_a_policy_and_with_a_profile(self):
        profile = assize.write_profile(self, {"r": assize.rule(when='participation = "principal"')})
        self.write("policies/p/fields.yaml", """fields: zj
entities:
  defendant:
    dormitory: {type: text, sensitivity: personal, title: {zh: 宿舍, en: Dormitory}}
    trips: {type: count, unit: 趟, sensitivity: open, title: {zh: 往返, en: Trips}}
    mood: {type: set, sensitivity: open, title: {zh: 情绪, en: Mood}, codes: {calm: {number: 1, zh: 平静, en: calm}}}
""")
        with open(profile, "a", encoding="utf-8") as out:
            out.write("fields: [p/fields.yaml]\n")
        for args in (("--policy", "policies/p"), ("--profile", profile)):
            made = self.annotations(*args)
            self.assertEqual(made.classes["assize.defendant"]["x"], "assize.defendant.x")
            self.assertEqual(made.classes["assize.defendant.x"], {"zj": "assize.defendant.x.zj"})
            fields = made.classes["assize.defendant.x.zj"]
            self.assertEqual(sorted(fields), ["dormitory", "mood", "trips"])
            self.assertRegex(fields["dormitory"], r"^string 宿舍 / Dormitory \(个人信息")
            self.assertEqual(fields["trips"], "integer 往返 / Trips (趟)")
            self.assertEqual(fields["mood"].split()[0], "assize.set.x.zj.mood")
            self.assertEqual(list(made.classes["assize.set.x.zj.mood"]), ["[integer]", "calm"])
            self.assertIn("x", made.classes["assize.maybe.defendant"])
            self.assertNotIn("x", made.classes["assize.victim"])

    def test_a_policy_that_does_not_load_is_told_with_its_place(self):
        assize.write_profile(self, {"r": assize.rule(when='participation = "chief"')})
        answer = self.tool("schema", "--format", "lua", "--policy", "policies/p", status=65)
        self.assert_told(answer, "policies/p/rules/r.lua:4")
        self.assertEqual(answer.out, "")

    def test_a_folder_that_is_not_there_is_missing(self):
        self.tool("schema", "--format", "lua", "--policy", "nowhere", status=66)

    def test_policy_and_profile_together_are_a_usage_error(self):
        self.tool("schema", "--policy", "a", "--profile", "b", status=64)


if __name__ == "__main__":
    unittest.main()
