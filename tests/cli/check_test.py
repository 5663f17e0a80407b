"""`assize policy check` as a specification: each kind of remark by an example that has it and one that
has not, each slip with what run time makes of it, the lines, the SARIF log, and the exit statuses.
"""
import json
import os
import unittest

from assize import ROOT, Case, dossier, jsonl

LAW = """l1: {title: {zh: 法一, en: Law one}, in_force: [1997-10-01, null], verified: true}
l2: {title: {zh: 法二, en: Law two}, in_force: [2021-03-01, 2025-12-31], verified: false}
"""

MANIFEST = """policy: p
version: 1.0.0
api: 1
title: {zh: 试, en: Trial}
authority: national
%s
parameters:
  floor:
    title: {zh: 下限, en: Floor}
    type: money
    dated_by: as_of
    values: [{from: 1997-10-01, value: 1000, basis: l1}]
  days:
    title: {zh: 期限, en: Days}
    type: days
    dated_by: as_of
    values: [{from: 1997-10-01, value: 30, basis: l1}]
  span:
    title: {zh: 月数, en: Months}
    type: months
    dated_by: as_of
    values: [{from: 1997-10-01, value: 12, basis: l1}]
  term:
    title: {zh: 工作日期限, en: Term}
    type: working_days
    dated_by: as_of
    values: [{from: 1997-10-01, value: 3, basis: l1}]
  signs:
    title: {zh: 迹象, en: Signs}
    type: codes
    vocabulary: coercion
    dated_by: as_of
    values: [{from: 1997-10-01, value: [deceived, ransom], basis: l1}]
"""

# A rule of five lines; the body of check begins in line 6, column 1.
RULE = """return rule {
title = {zh = "试", en = "Trial"}, law = {"%(law)s"},
subject = "%(subject)s", kind = "procedure", level = "warning",%(when)s
%(message)s,
check = function(%(parameter)s)
%(body)s
end}
"""
MESSAGE = 'message = {zh = "请核对", en = "Please check"}'

# Every parameter is used, so that nothing is said of them.
USES = RULE % {"law": "l1", "subject": "case", "when": "", "message": MESSAGE, "parameter": "case",
               "body": "local floor, days, signs = param.floor, param.days, param.signs\n"
                       "local term, span = param.term, param.span\n"
                       "if case.loss_total > floor and #case.victims > least(days, span, term) and signs.ransom then "
                       "return finding {} end"}


# A policy that can count working days.
COUNTED = {"reads": "calendar: ../calendar.yaml", "more": {
    "calendar.yaml": "calendar: c\nyears: {2026: {holidays: [], worked: [], source: 通知}}\n"}}


class Check(Case):
    """Writes a policy of one rule `r` and checks it."""

    def policy(self, body="return nil", subject="defendant", when="", law="l1", message=MESSAGE,
               reads="", lib=None, fields=None, tests="rule: r\nrule2: uses\n", more=None):
        self.write("p/policy.yaml", MANIFEST % reads)
        self.write("p/law.yaml", LAW)
        self.write("p/rules/uses.lua", USES)
        self.write("p/rules/r.lua", RULE % {
            "law": law, "subject": subject, "body": body, "message": message, "parameter": "d",
            "when": " when = {%s}," % when if when else ""})
        for name, text in (lib or {}).items():
            self.write("p/lib/%s.lua" % name, text)
        if fields:
            self.write("p/fields.yaml", fields)
        self.write("p/tests/r.yaml", tests)
        for name, text in (more or {}).items():
            self.write(name, text)

    def remarks(self, *args, status=None, **policy):
        """[(file:line:column, level, what, mend, kind)] of the rule that the arguments describe."""
        if policy:
            self.policy(**policy)
        answer = self.tool("policy", "check", "p", "--lang", "en", *args, status=status)
        self.assertEqual(answer.err, "", str(answer))
        found = []
        for line in answer.out.splitlines()[:-1]:
            text, kind = line[:-1].rsplit(" [", 1)
            place, level, what = text.split(": ", 2)
            what, _, mend = what.partition("; ")
            found.append((place.replace("p/rules/r.lua:", ""), level, what, mend, kind))
        return found

    def require(self, module, name):
        """The rule's file begins with a line that requires a module."""
        self.write("p/rules/r.lua", 'local %s = require "%s"\n' % (name, module) +
                   self.read("p/rules/r.lua"))

    def assert_said(self, place, kind, what, mend="", **policy):
        """Exactly one remark of that kind, there, with these words."""
        found = [each for each in self.remarks(**policy) if each[4] == kind]
        self.assertEqual(len(found), 1, found)
        self.assertEqual(found[0][0], place, found)
        self.assertIn(what, found[0][2])
        self.assertIn(mend, found[0][3])

    def assert_silent(self, kind=None, **policy):
        """No remark of that kind, or none at all but the notes of maybe()."""
        found = [each for each in self.remarks(**policy)
                 if (each[4] == kind if kind else each[4] != "maybe-read")]
        self.assertEqual(found, [])


class Units(Check):
    """Months and days are both whole numbers to Lua, and no less different."""

    def test_months_added_to_a_date(self):
        self.assert_said(
            "6:4", "types", "months are added to a date", "date:add_months(param.NAME)",
            subject="case", body="if d.filed_on + param.span < as_of then return finding {} end")

    def test_days_compared_with_months(self):
        self.assert_said(
            "6:4", "types", "days are compared with months", "add_months",
            subject="case", body="if as_of - d.filed_on > param.span then return finding {} end")

    def test_working_days_added_to_a_date(self):
        self.assert_said(
            "6:4", "types", "working days are added to a date", "date:add_working_days(param.NAME)",
            subject="case", body="if d.filed_on + param.term < as_of then return finding {} end")

    def test_days_compared_with_working_days(self):
        for body in ("if as_of - d.filed_on > param.term then return finding {} end",
                     "if working_days(d.filed_on, as_of) > param.days then return finding {} end",
                     "if param.days < param.term then return finding {} end"):
            self.assert_said("6:4", "types", "days are compared with working days", "working_days(", subject="case",
                             body=body, **COUNTED)

    def test_a_local_keeps_its_unit(self):
        self.assert_said("7:4", "types", "days are compared with working days", "working_days(", subject="case",
                         body="local kept = as_of - d.filed_on\n"
                              "if kept > param.term then return finding {} end", **COUNTED)

    def test_working_days_compared_with_months(self):
        self.assert_said(
            "6:4", "types", "working days are compared with months", "add_working_days", subject="case",
            body="if working_days(d.filed_on, as_of) > param.span then return finding {} end", **COUNTED)

    def test_a_date_moved_by_another_unit(self):
        self.assert_said(
            "6:4", "types", "add_working_days is given what counts no working days", "working_days", subject="case",
            body="if d.filed_on:add_working_days(param.days) < as_of then return finding {} end", **COUNTED)
        self.assert_said(
            "6:4", "types", "add_months is given what counts no months", "months", subject="case",
            body="if d.filed_on:add_months(param.term) < as_of then return finding {} end", **COUNTED)

    def test_working_days_without_a_calendar(self):
        for body in ("if working_days(d.filed_on, as_of) > param.term then return finding {} end",
                     "if d.filed_on:add_working_days(param.term) < as_of then return finding {} end"):
            self.assert_said("6:4", "no-calendar", "the policy names none",
                             "a path to a calendar file, as plugins/national/calendar.yaml is one", subject="case", body=body)
            self.assert_silent(subject="case", body=body, **COUNTED)

    def test_days_and_dates_meet_as_they_should(self):
        for body in ("if d.filed_on + param.days < as_of then return finding {} end",
                     "if as_of - d.filed_on > param.days then return finding {} end",
                     "if d.filed_on:add_months(param.span) < as_of then return finding {} end"):
            self.assert_silent(subject="case", body=body)


class Slips(Check):
    """The slips of the issue: what check says, where, and what an audit would make of them."""

    def outcome(self, defendant=None):
        """What `assize try` says of rule r on one dossier, and its exit status."""
        made = dossier(1, **(defendant or {}))
        path = self.write("one.jsonl", jsonl([made]))
        return self.tool("try", "p", path, "--as-of", "2026-10-31", "--lang", "en")

    def assert_faults(self, *words, **defendant):
        answer = self.outcome(defendant)
        self.assertEqual(answer.status, 40, str(answer))
        for word in words:
            self.assertIn(word, answer.out, str(answer))

    def test_unequal_with_an_unknown_ability(self):
        self.assert_said(
            "6:4", "unknown-ends", "this covers able, partly, and not unknown",
            "name the codes that are meant: == able, partly",
            body='if d.ability ~= "unable" then return finding {} end')
        answer = self.outcome({"ability": None})
        self.assertIn("defendant.D1.ability", answer.out)
        self.assertEqual(answer.status, 0, "unknown is no fault, and no finding either")

    def test_or_behind_a_strict_read(self):
        self.assert_said(
            "6:5", "useless-or", "never takes effect: where 'defendant.repaid' is unknown",
            "write maybe(...).repaid or",
            body="if (d.repaid or 0) < param.floor then return finding {} end")
        # The payments are unknown: the rule ends there and names the field.
        self.assertIn("payments", self.outcome().out)

    def test_a_mistyped_field(self):
        self.assert_said(
            "6:6", "unknown-field", "a defendant has no field 'organised'",
            "did you mean 'organized'?", body="if d.organised then return finding {} end")
        self.assert_faults("a defendant has no field 'organised'; did you mean 'organized'?")

    def test_a_forgotten_return(self):
        self.assert_said(
            "6:22", "finding-lost", "the finding is made and not returned", "write return",
            body="if d.gain > 0 then   finding {} end")
        self.assert_faults("made but not returned")

    def test_a_mistyped_code_of_a_set(self):
        self.assert_said(
            "6:12", "unknown-code", "'organiser' is no term of role", "did you mean 'organizer'?",
            body="if d.roles.organiser then return finding {} end")
        self.assert_faults("'organiser' is no term of role; did you mean 'organizer'?")

    def test_a_mistyped_code_in_a_comparison(self):
        self.assert_said(
            "6:17", "unknown-code", "'unabel' is no term of ability", "did you mean 'unable'?",
            body='if d.ability == "unabel" then return finding {} end')
        self.assert_faults("'unabel' is no term of ability; did you mean 'unable'?")

    def test_a_set_compared_with_a_text(self):
        self.assert_said(
            "6:4", "set-compared", "a set is never equal to a text", "write d.roles.organizer",
            body='if d.roles == "organizer" then return finding {} end')
        self.assert_faults("a set is never equal to a text", "write d.roles.organizer")

    def test_a_code_or_text_asked_like_a_set(self):
        for asked, place, what, mend in (
                ("d.ability.unable", "6:14", "a code has no field 'unable'", 'write d.ability == "unable"'),
                ("d.ability.unabel", "6:14", "a code has no field 'unabel'", 'write d.ability == "unable"'),
                ('d.ability["unable"]', "6:14", "a code has no field 'unable'", 'write d.ability == "unable"'),
                ("maybe(d).participation.accessory", "6:27", "a code has no field 'accessory'",
                 'write maybe(d).participation == "accessory"'),
                ("d.case.court.name", "6:17", "a text has no field 'name'", "a text is compared with =="),
                ("d.case.number.year", "6:18", "a text has no field 'year'", "a text is compared with ==")):
            self.assert_said(place, "unknown-field", what, mend, body="if %s then return finding {} end" % asked)
        for asked in ("d.ability.unable", "d.case.number.year"):
            self.policy(body="if %s then return finding {} end" % asked)
            name = asked.rpartition(".")[2]
            self.assert_faults("a text has no field '%s'; compare it: == \"%s\"" % (name, name), ability="unable")
            self.assertIn("文本没有字段“%s”" % name, self.tool("try", "p", "one.jsonl", "--as-of", "2026-10-31",
                                                                       "--lang", "zh").out)

    def test_the_functions_of_a_text_stay(self):
        self.assert_silent(body='if d.ability:find("un", 1, true) and d.case.court.len then return finding {} end')

    def test_a_finding_whose_name_was_forgotten(self):
        self.assert_said("6:8", "returned", "check returns a table that is no list of findings",
                         "write return finding {...}", body="return {kept = 1}")
        self.assert_faults("check returned a table that is no list of findings")

    def test_a_table_compared_with_what_is_no_table(self):
        for body, what in (('d.roles == {"organizer"}', "a set of codes is compared with a table"),
                           ("d.gain == {}", "money is compared with a table"),
                           ('d.ability == {"able"}', "a code is compared with a table")):
            self.assert_said("6:4", "types", what, body="if %s then return finding {} end" % body)
            self.assert_faults(what + ", which is never equal")

    def test_a_flag_compared_with_a_text_or_number(self):
        for body in ('d.roles.organizer == "yes"', 'd.case.telecom == "true"', "d.organized == 1",
                     'maybe(d).organized ~= "no"'):
            self.assert_said("6:4", "types", "true or false is compared with", "without quotes",
                             body="if %s then return finding {} end" % body)
            self.assert_faults("true or false is compared with")

    def test_plain_values_of_the_policy_may_be_asked_anything(self):
        self.assert_said("7:4", "types", "never equal",
                         body='local late = d.gain > param.floor\n'
                              'if late == "yes" then return finding {} end')
        self.assertEqual(self.outcome().status, 0)

    def test_yuan_against_a_plain_number(self):
        self.assert_said(
            "6:4", "types", "money is compared with a whole number",
            "make the number a parameter of type money", body="if d.gain > 2 then return finding {} end")
        self.assert_faults("money meets a number; use a parameter of type money")

    def test_yuan_equal_to_a_plain_number(self):
        self.assert_said(
            "6:4", "types", "which is never equal", "parameter of type money",
            body="if d.gain == 100 then return finding {} end")
        self.assert_faults("money is compared with a whole number")

    def test_fen_as_a_plain_number(self):
        kinds = [each[4] for each in self.remarks(body="if d.gain > 500000 then return finding {} end")]
        self.assertEqual(sorted(kinds), ["figure", "types"])
        self.assert_faults("money meets a number")

    def test_a_misspelt_parameter(self):
        self.assert_said(
            "6:13", "unknown-parameter", "the policy has no parameter 'flor'", "did you mean 'floor'?",
            body="if d.gain > param.flor then return finding {} end")
        self.assert_faults("this policy has no parameter 'flor'; did you mean 'floor'?")

    def test_a_parameter_whose_date_is_of_something_else(self):
        """A day on which each piece of property was recovered is no day of a defendant."""
        body = "if d.gain > param.floor and lenient('floor') > 0 then return finding {} end"
        of_property = MANIFEST.replace(
            "dated_by: as_of", "dated_by: property.recovered_on\n    lenient: {act: charge.offence_to, "
            "judged: case.concluded_on, lighter: higher}", 1)
        for subject, said in (("defendant", ["6:13", "6:37"]), ("property", ["6:39"])):
            self.policy(body=body.replace("gain", "amount" if subject == "property" else "gain"),
                        subject=subject)
            self.write("p/policy.yaml", of_property % "")
            self.write("p/rules/uses.lua", USES.replace("param.floor", "case.loss_total"))
            found = [each for each in self.remarks() if each[4] == "unknown-parameter"]
            self.assertEqual([(each[0], "which a rule about %s does not see" % subject in each[2])
                              for each in found], [(place, True) for place in said])
        self.policy(body=body)
        self.write("p/policy.yaml", of_property % "")
        self.assert_faults("the parameter 'floor' is dated by property.recovered_on, which a rule "
                           "about defendant does not see")

    def test_a_misspelt_term_of_a_parameter(self):
        self.assert_said(
            "6:16", "unknown-code", "'ransum' is no term of coercion", "did you mean 'ransom'?",
            body="if param.signs.ransum then return finding {} end")
        self.assert_faults("'ransum' is no term of coercion; did you mean 'ransom'?")

    def test_a_misspelt_module(self):
        lib = {"acts": "return {}\n"}
        self.policy(lib=lib)
        self.require("lib.akts", "acts")
        self.assert_said("1:22", "unknown-module", "no module 'lib.akts'", "did you mean 'lib.acts'?")
        answer = self.outcome()
        self.assertEqual(answer.status, 65)
        self.assertIn("no module 'lib.akts'; did you mean 'lib.acts'?", answer.err)

    def test_full_width_punctuation(self):
        self.assert_said(
            "6:17", "syntax", "full-width parenthesis '）'", "write ')'",
            body="if (d.gain > 0  ） then return finding {} end")
        answer = self.outcome()
        self.assertEqual(answer.status, 65)
        self.assertIn("p/rules/r.lua:6:17: full-width parenthesis '）'", answer.err)

    def test_the_slip_of_a_module_faults_in_the_rules_that_need_it(self):
        lib = {"x": 'return {is = function(d)\nreturn d.ability == "unabel"\nend}\n'}
        self.policy(body="if x.is(d) then return finding {} end", lib=lib)
        self.require("lib.x", "x")
        found = self.remarks()
        self.assertEqual([each[0] for each in found], ["p/lib/x.lua:2:21"])
        self.assert_faults("lib.x:2: 'unabel' is no term of ability")
        self.assertEqual(self.outcome().out.count("unabel"), 1, "the other rule runs")


class Fields(Check):
    def test_the_nearest_name_and_the_entity_that_has_it(self):
        self.assert_said("6:10", "unknown-field", "a defendant has no field 'telecom'",
                         "it is a field of case: write d.case.telecom", body="return d.telecom and finding {}")
        self.assert_said("6:10", "unknown-field", "a defendant has no field 'fine'",
                         "it is a field of outcome: write d.outcome.fine",
                         body="return d.fine > param.floor and finding {}")
        self.assert_said("6:10", "unknown-field", "a defendant has no field 'settlement'",
                         "it is a field of charge: go through d.charges",
                         body="return d.settlement > param.floor and finding {}")

    def test_an_outcome(self):
        self.assert_said("6:14", "unknown-field", "an outcome has no field 'fien'", "",
                         body="if d.outcome.fien > param.floor then return finding {} end")
        self.assert_said("6:4", "types", "an outcome is compared with a whole number", "",
                         body="if d.outcome == 1 then return finding {} end")

    def test_the_subjects_parent_is_no_name_of_its_own(self):
        self.assert_said("6:8", "unknown-name", "no such name 'case'", "write d.case",
                         body="return case.telecom and finding {}")

    def test_fields_are_known_through_loops_lists_functions_and_modules(self):
        bad = {
            "for _, c in ipairs(d.charges) do\nif c.amont > param.floor then return finding {} end end":
                "7:6",
            "local c = d.charges[1]\nif c.amont then return finding {} end": "7:6",
            "local case = d.case\nif case.telecon then return finding {} end": "7:9",
            "local function big(c) return c.amont > param.floor end\n"
            "if big(d.charges[1]) then return finding {} end": "6:32",
            "if d.outcome.fien > param.floor then return finding {} end": "6:14",
            "if maybe(d).gian then return finding {} end": "6:13",
            "for _, v in ipairs(d.case.victims) do if v.los then return finding {} end end": "6:44",
            "local found = {}\nfor _, c in ipairs(d.charges) do found[#found + 1] = c end\n"
            "if found[1].amont then return finding {} end": "8:13",
        }
        for body, place in bad.items():
            found = [each for each in self.remarks(body=body) if each[4] == "unknown-field"]
            self.assertEqual([each[0] for each in found], [place], body)

    def test_the_lists_of_the_sdk(self):
        for call, place in (
                ("lists.any(d.charges, function(c) return c.amont > param.floor end)", "7:46"),
                ("lists.sum(d.charges, function(c) return c.amont end) > param.floor", "7:46"),
                ("lists.where(d.charges, function(c) return c.amount > param.floor end)[1].amont",
                 "7:77")):
            self.policy(body="if %s then return finding {} end" % call)
            self.require("assize.lists", "lists")
            found = [each[0] for each in self.remarks() if each[4] == "unknown-field"]
            self.assertEqual(found, [place], call)
        self.write("p/rules/r.lua", self.read("p/rules/r.lua").replace("lists.where", "lists.were"))
        self.assert_said("7:10", "unknown-name", "'lists' has no 'were'", "did you mean 'where'?")

    def test_a_module_is_asked_for_what_it_has(self):
        lib = {"x": "local function find(d, kind)\n"
                    "for _, c in ipairs(d.circumstances) do if c.kind == kind then return c end end\n"
                    "end\nreturn {find = find}\n"}
        self.policy(lib=lib, body='if x.find(d, "surender") then return finding {} end')
        self.require("lib.x", "x")
        self.assert_said("7:14", "unknown-code", "'surender' is no term of circumstance",
                         "did you mean 'surrender'?")
        self.write("p/rules/r.lua", self.read("p/rules/r.lua").replace("surender", "surrender"))
        self.assert_silent()
        self.write("p/rules/r.lua", self.read("p/rules/r.lua").replace("x.find", "x.fnd"))
        self.assert_said("7:6", "unknown-name", "'x' has no 'fnd'", "did you mean 'find'?")

    def test_fields_that_a_province_adds(self):
        fields = ("fields: zj\nentities:\n  defendant:\n    dormitory: {type: flag, sensitivity: open, "
                  "title: {zh: 宿舍, en: Dormitory}}\n")
        self.assert_said("6:11", "unknown-field", "no file of fields declares 'x.zj.dormitry'",
                         "did you mean 'x.zj.dormitory'?", fields=fields,
                         body="if d.x.zj.dormitry then return finding {} end")
        self.assert_said("6:6", "unknown-field", "no file of fields declares 'x.zj.dormitry'", "",
                         fields=fields, body='if d["x.zj.dormitry"] then return finding {} end')
        self.assert_silent(fields=fields, body="if d.x.zj.dormitory then return finding {} end")
        self.assert_silent(fields=fields, body='if d["x.zj.dormitory"] then return finding {} end')

    def test_what_is_not_known_is_not_blamed(self):
        self.assert_silent(lib={"x": "return {f = function(a) return a.anything.at_all end}\n"},
                           body="local t = {}\nt.x = 1\nif t.y then return finding {} end")


class Codes(Check):
    def test_titles_are_no_codes(self):
        self.assert_said("6:17", "unknown-code", "'无履行能力' is the title of a term of ability",
                         'write "unable"',
                         body='if d.ability == "无履行能力" then return finding {} end')

    def test_unknown_is_no_code(self):
        self.assert_said("6:17", "unknown-code", "'unknown' is no term of ability",
                         "read it with maybe(), and compare with nil",
                         body='if d.ability == "unknown" then return finding {} end')

    def test_keys_of_a_table_that_is_read_by_a_code(self):
        self.assert_said("6:21", "unknown-code", "'acquited' is no term of charge_state",
                         "did you mean 'acquitted'?",
                         body="local ended = {     acquited = true, withdrawn = true}\n"
                              "if ended[d.charges[1].state] then return finding {} end")
        self.assert_silent(body="local ended = {acquitted = true}\n"
                                "if ended[d.charges[1].state] then return finding {} end")

    def test_a_text_that_is_asked_of_two_vocabularies_is_a_term_of_either(self):
        self.assert_silent(kind="unknown-code", body=(
            "local function has(what)\nreturn d.ability == what or d.willingness == what\nend\n"
            'if has("declared") then return finding {} end'))

    def test_when_names_the_nearest(self):
        found = self.remarks(body="return finding {}", when='ability = "unabel"')
        self.assertEqual([(each[1], each[4]) for each in found], [("error", "load")])
        self.assertIn("unable", found[0][3])


class Reads(Check):
    def test_personal_and_protected_reads_are_declared(self):
        self.assert_said("6:6", "undeclared-read", "'defendant.birth_on' is personal",
                         "reads_personal: {defendant.birth_on: purpose}",
                         body="if d.birth_on < as_of then return finding {} end")
        self.assert_said("6:6", "undeclared-read", "'defendant.sex' is protected",
                         "reads_protected: {defendant.sex: id-of-a-law}",
                         body='if d.sex == "male" then return finding {} end')
        self.assert_silent(reads="reads_personal: {defendant.birth_on: 年龄}",
                           body="if d.birth_on < as_of then return finding {} end")

    def test_what_is_declared_is_read(self):
        self.assert_said("p/policy.yaml:6:18", "unused-read", "no rule reads 'defendant.birth_on'",
                         "take the declaration out",
                         reads="reads_personal: {defendant.birth_on: 年龄}")

    def test_maybe_is_listed(self):
        self.assert_said("6:7", "maybe-read", "'defendant.gain' is read with maybe()",
                         body="if    maybe(d).gain then return finding {} end")
        self.assertEqual(self.remarks(body="if d.gain > param.floor then return finding {} end"), [])


class Conditions(Check):
    def test_a_strict_read_is_never_nil(self):
        self.assert_said("6:4", "never-nil", "'defendant.gain' is never nil here",
                         "write maybe(...).gain == nil", body="if d.gain == nil then return finding {} end")
        self.assert_silent(body="if maybe(d).gain == nil then return finding {} end")

    def test_a_strict_read_is_always_true(self):
        self.assert_said("6:4", "always-holds", "'defendant.gain' is never nil here", "maybe(...).gain",
                         body="if d.gain then return finding {} end")
        self.assert_said("7:4", "never-holds", "'defendant.gain' is never nil here", "maybe(...).gain",
                         body="local gain = d.gain\nif not gain then return finding {} end")
        self.assert_silent(body="if d.organized then return finding {} end")
        self.assert_silent(body="if maybe(d).gain then return finding {} end")

    def test_unequal_behind_maybe(self):
        self.assert_said("6:4", "nil-passes", "and also unknown and not applicable",
                         "ask first whether it is known",
                         body='if maybe(d).ability ~= "unable" then return finding {} end')
        self.assert_silent(body="local ability = maybe(d).ability\n"
                                'if ability and ability ~= "unable" then return finding {} end')
        self.assert_said("6:9", "unknown-ends", "this covers able, partly, and not unknown", "",
                         body='if not (d.ability == "unable") then return finding {} end')

    def test_types_that_never_meet(self):
        for body, what in (
                ("d.joined_on > 100", "a date is compared with a whole number"),
                ("d.ability == 1", "a code is compared with a whole number"),
                ("d.gain > d.joined_on", "money is compared with a date"),
                ("d.joined_on == d.gain", "which is never equal"),
                ("d.charges > 2", "a list is compared with a whole number"),
                ("d.case.court == 1", "a text is compared with a whole number"),
                ("d.gain == 0", "money is compared with a whole number"),
                ("as_of - d.joined_on > d.gain", "a whole number is compared with an amount of money")):
            self.assert_said("6:4", "types", what, body="if %s then return finding {} end" % body)

    def test_types_that_meet(self):
        for body in ("d.gain > 0", "0 < d.gain", "d.gain > param.floor", "d.gain - param.floor > 0",
                     "d.joined_on > as_of", "as_of - d.joined_on > param.days", "#d.charges > 2",
                     "ratio(d.gain, param.floor) > 1", "d.joined_on.year > d.left_on.year",
                     "d.joined_on + param.days < as_of", 'd.case.court == "x"',
                     "age(d.joined_on, as_of) > 2", "least(d.gain, param.floor) > param.floor",
                     "d.joined_on:add_months(2) > as_of", "tostring(d.gain) == '1'"):
            self.assert_silent(body="if %s then return finding {} end" % body)

    def test_sums_that_cannot_be_done(self):
        for body, mend in (("d.gain + 1 > param.floor", "parameter of type money"),
                           ("d.gain / 2 > param.floor", "ratio(a, b)"),
                           ("d.joined_on + as_of > as_of", "later - earlier")):
            self.assert_said("6:4", "types", "is no sum that can be done", mend,
                             body="if %s then return finding {} end" % body)

    def test_money_is_not_in_fen(self):
        for body in ("d.gain * 100 > param.floor", "100 * d.gain > param.floor",
                     "d.gain // 100 > param.floor"):
            self.assert_said("6:4", "fen", "in yuan everywhere", "leave the 100 out",
                             body="if %s then return finding {} end" % body)
        self.assert_silent(body="if d.gain * 100 > param.floor * param.days then return finding {} end")

    def test_a_local_is_what_it_was_declared_with_until_it_is_assigned(self):
        self.assert_said("7:8", "useless-or", "where 'defendant.repaid' is unknown", "",
                         body="local paid = d.repaid\npaid = paid or 0\n"
                              "if paid < d.loss_share then return finding {} end")
        for body in ("local paid = d.repaid\npaid = maybe(d).repaid\npaid = paid or d.gain",
                     "local paid = d.repaid\nfor _, c in ipairs(d.charges) do\n"
                     "paid = paid or c.amount\npaid = maybe(d).repaid end",
                     "local paid = d.repaid\nlocal function drop() paid = maybe(d).repaid end\n"
                     "drop()\npaid = paid or d.gain"):
            self.assert_silent("useless-or",
                               body=body + "\nif paid > param.floor then return finding {} end")

    def test_a_set_is_no_table_for_pairs(self):
        self.assert_said("6:22", "types", "pairs takes a table, and this is a set of codes", "ipairs",
                         body="for role in    pairs(d.roles) do if role then return finding {} end end")
        self.assert_silent(body="for sign in pairs(param.signs) do if sign then return finding {} end end")

    def test_when_that_never_holds(self):
        for when, place in (('ability = "able", ["defendant.ability"] = "unable"', "3:89"),
                            ("gain = below(\"0\")", "3:71")):
            found = [each for each in self.remarks(body="return finding {}", when=when)
                     if each[4] == "never-holds"]
            self.assertEqual([each[0] for each in found], [place], when)
        self.assert_silent(kind="never-holds", body="return finding {}",
                           when='roles = "organizer", ["defendant.roles"] = "leader"')

    def test_when_that_always_holds(self):
        self.assert_said("3:71", "always-holds", "holds whatever is known of it", "write known",
                         body="return finding {}", when="organized = {true, false}")

    def test_what_when_has_asked_already(self):
        when = 'ability = "able"'
        self.assert_said("6:4", "never-holds", "`when` lets in only ability = \"able\"", "",
                         body='if d.ability == "unable" then return finding {} end', when=when)
        self.assert_said("6:4", "always-holds", "`when` has asked for ability = \"able\"", "leave it out",
                         body='if d.ability == "able" then return finding {} end', when=when)


class Texts(Check):
    def test_both_languages_are_there(self):
        found = self.remarks(body="return finding {}", message='message = {zh = "请核对"}')
        self.assertEqual([(each[0], each[4]) for each in found], [("4:11", "load")])
        self.assertIn("write the English text too", found[0][3])

    def test_both_languages_say_the_same(self):
        found = self.remarks(body="return finding {}", message='message = {zh = "{gain}", en = "x"}')
        self.assertIn("{gain} is in zh and not in en", found[0][2])

    def test_a_message_gets_its_values(self):
        message = 'message = {zh = "{kept:days}", en = "{kept:days}"}'
        self.assert_said("6:16", "unknown-value", "the message names {kept}",
                         "the finding gives 'kep': let the two be the same",
                         body="return finding {kep = 1}", message=message)
        self.assert_silent(body="return finding {kept = 1}", message=message)

    def test_a_message_that_is_not_there(self):
        messages = ('messages = {late = {zh = "迟", en = "late"}, early = {zh = "早", en = "early"}}')
        self.assert_said("6:16", "unknown-message", "rule 'r' has no message 'lat'",
                         "did you mean 'late'?", body="return finding.lat {}", message=messages)
        self.assert_said("7:38", "unknown-message", "has no message 'erly'", "did you mean 'early'?",
                         body="local which = 'late'\nif d.gain > param.floor then which = 'erly' end\n"
                              "return finding[which] {}", message=messages)
        self.assert_said("6:8", "unknown-message", "says none of them", "write finding.late",
                         body="return finding {}", message=messages)
        self.assert_silent(body="return finding.late {}", message=messages)


class Laws(Check):
    def test_a_law_that_is_not_there(self):
        found = self.remarks(law="l3", body="return finding {}")
        self.assertEqual([(each[0], each[4]) for each in found], [("2:42", "load")])

    def test_a_law_that_is_not_verified(self):
        self.assert_said("1:13", "law-unverified", "the law 'l2' is not verified", "p/law.yaml:2",
                         law="l2", body="return finding {}")

    def test_a_basis_that_is_not_in_force(self):
        self.policy()
        self.write("p/policy.yaml", (MANIFEST % "").replace("value: 30, basis: l1", "value: 30, basis: l2"))
        self.assert_said("p/policy.yaml:17:14", "law-not-in-force", "begins before its basis 'l2'",
                         "let the value begin later")

    def test_a_parameter_past_its_review(self):
        self.policy()
        self.write("p/policy.yaml", (MANIFEST % "").replace(
            "type: money\n", "type: money\n    reviewed_on: 2026-06-30\n"))
        self.assertEqual(self.remarks("--as-of", "2027-07-01"), [])
        found = self.remarks("--as-of", "2027-07-02")
        self.assertEqual([(each[0], each[4]) for each in found], [("p/policy.yaml:8:3", "overdue")])


class Code(Check):
    def test_figures(self):
        self.assert_said("6:26", "figure", "the figure 30 stands in the code", "write param.NAME",
                         body="if as_of - d.joined_on > 30 then return finding {} end")
        self.assert_said("6:17", "figure", "the figure 0.5 stands", "",
                         body="if #d.charges > 0.5 then return finding {} end")
        self.assert_said("3:71", "figure", "an amount stands in", "",
                         when='gain = above("3000")', body="return finding {}")
        self.assert_silent(body="if #d.charges * 100 > 2 then return finding {} end")

    def test_what_check_returns(self):
        for body, what in (("return d.gain", "check returns an amount of money, which is no finding"),
                           ("return d.organized and d.gain", "check returns an amount of money"),
                           ("return finding", "check returns a value"),
                           ("return {1}", "check returns a table that is no list of findings"),
                           ("return {a = finding {}}", "check returns a table that is no list")):
            self.assert_said("6:8", "returned", what, "write return finding {...}", body=body)
        for body in ("return d.organized and finding {}", "return {}", "return {finding {}}",
                     "return false", "local function sum() return d.gain end\n"
                     "if sum() > param.floor then return finding {} end"):
            self.assert_silent(body=body)

    def test_what_it_returns_is_named_in_chinese(self):
        self.policy(body="return d.gain")
        self.assertIn("check 返回了金额，不是提示",
                      self.tool("policy", "check", "p", "--lang", "zh", status=1).out)

    def test_finding_takes_a_table(self):
        self.assert_said("6:16", "types", "finding takes a table of values, and this is a text",
                         "write finding {name = value}", body='return finding("x")')
        self.assert_silent(body="return finding()")

    def test_findings_that_are_kept(self):
        self.assert_said("6:7", "finding-lost", "'f' holds a finding that is never returned", "return f",
                         body="local f = finding {}")
        self.assert_said("6:7", "finding-lost", "'found' holds a finding that is never returned", "",
                         body="local found = {}\nfound[#found + 1] = finding {}")
        self.assert_silent(body="local found = {}\nfound[#found + 1] = finding {}\nreturn found")

    def test_globals(self):
        self.assert_said("6:1", "global-write", "assigning to global 'sum'", "write local sum",
                         body="sum = d.gain")
        self.assert_said("6:8", "unknown-name", "no such name 'findin'", "did you mean 'finding'?",
                         body="return findin {}")
        self.assert_said("6:1", "unknown-name", "no such name 'print'", "`assize try`", body="print(d)")

    def test_locals(self):
        self.assert_said("6:7", "unused-local", "the local 'gain' is never used", "",
                         body="local gain = d.gain\nreturn finding {}")
        self.assert_silent(body="local _gain = d.gain\nreturn finding {}")
        self.assert_said("7:24", "shadowed", "the local 'gain' hides the one of line 6", "",
                         body="local gain = d.gain\nif gain > 0 then local gain = gain return "
                              "finding {amount = gain} end")
        self.assert_said("6:7", "shadowed", "hides the 'age' that every policy has", "",
                         body="local age = d.gain\nreturn finding {amount = age}")

    def test_code_that_is_never_reached(self):
        self.assert_said("7:1", "unreachable", "line 6 leaves before it", "",
                         body="if d.organized then return nil else return finding {} end\nreturn nil")
        self.assert_silent(body="if d.organized then return nil end\nreturn finding {}")

    def test_layout(self):
        self.assert_said("7:1", "style", "tabs and spaces are mixed", "",
                         body="\tif d.organized then\n  return finding {}\n\tend")
        self.assert_said("6", "style", "blanks at the end of the line", "", body="return finding {} ")
        self.assert_said("6:121", "style", "longer than 120 columns", "",
                         body="if %s then return finding {} end" % " or ".join(["d.organized"] * 8))

    def test_a_rule_without_a_test(self):
        self.assert_said("1:13", "no-test", "no test names the rule 'r'", "write tests/r.yaml",
                         tests="rule: uses\n")

    def test_a_parameter_that_no_rule_uses(self):
        self.policy()
        os.remove(self.path("p/rules/uses.lua"))
        found = [each for each in self.remarks() if each[4] == "unused-parameter"]
        self.assertEqual([each[0] for each in found],
                         ["p/policy.yaml:8:3", "p/policy.yaml:13:3", "p/policy.yaml:18:3", "p/policy.yaml:23:3", "p/policy.yaml:28:3"])


class Answers(Check):
    def test_exit_statuses(self):
        self.remarks(body="return finding {}", status=0)
        self.remarks(body="return finding {a = d.gian}", status=1)
        self.tool("policy", "check", "nowhere", status=66)
        self.tool("policy", "check", status=64)
        self.tool("policy", "check", "p", "--as-of", "soon", status=64)

    def test_what_does_not_load_does_not_hide_the_rest(self):
        found = self.remarks(law="l3", body="return finding {a = d.gian}", status=1)
        self.assertEqual([each[4] for each in found], ["load", "unknown-field"])

    def test_lines_in_chinese_and_the_count(self):
        self.policy(body="return finding {a = d.gian}")
        answer = self.tool("policy", "check", "p", "--lang", "zh", status=1)
        self.assertTrue(answer.out.startswith("p/rules/r.lua:6:23: 错误: "), answer.out)
        self.assertEqual(answer.out.splitlines()[-1], "错误1处，警告0处，说明0处")

    def test_order_and_bytes(self):
        self.policy(body="local a = d.gian\nlocal b = d.gian")
        first = self.tool("policy", "check", "p", "p/../p/./", env={"LC_ALL": "C"})
        self.assertNotEqual(first.status, 0)
        one = self.tool("policy", "check", "p", "--lang", "en").out
        self.assertEqual(one, self.tool("policy", "check", "p", "--lang", "en", env={"LC_ALL": "C"}).out)

    def test_the_national_policies_are_clean(self):
        folders = [os.path.join(ROOT, "plugins", "national", name)
                   for name in sorted(os.listdir(os.path.join(ROOT, "plugins", "national")))
                   if os.path.exists(os.path.join(ROOT, "plugins", "national", name, "policy.yaml"))]
        self.assertGreaterEqual(len(folders), 2)
        answer = self.tool("policy", "check", *folders, "--lang", "en", status=0)
        self.assertTrue(answer.out.splitlines()[-1].startswith("0 errors, 0 warnings, "), answer.out)


class Sarif(Check):
    def log(self, *folders):
        answer = self.tool("policy", "check", *folders, "--format", "sarif", "--lang", "en")
        return json.loads(answer.out)

    def test_the_log_has_the_shape_that_the_standard_asks_for(self):
        self.policy(body='local a = d.gian\nif d.ability == "无" then return finding {} end')
        log = self.log("p")
        self.assertEqual(log["version"], "2.1.0")
        self.assertTrue(log["$schema"].endswith("sarif-schema-2.1.0.json"))
        self.assertEqual(len(log["runs"]), 1)
        run = log["runs"][0]
        self.assertEqual(run["columnKind"], "unicodeCodePoints")
        rules = run["tool"]["driver"]["rules"]
        self.assertEqual(len({rule["id"] for rule in rules}), len(rules))
        for rule in rules:
            self.assertTrue(rule["shortDescription"]["text"])
            self.assertTrue(rule["help"]["text"])
            self.assertIn(rule["defaultConfiguration"]["level"], ("note", "warning", "error"))
        for result in run["results"]:
            self.assertEqual(rules[result["ruleIndex"]]["id"], result["ruleId"])
            self.assertEqual(rules[result["ruleIndex"]]["defaultConfiguration"]["level"], result["level"])
            self.assertTrue(result["message"]["text"])
            for location in result["locations"]:
                place = location["physicalLocation"]
                self.assertEqual(place["artifactLocation"]["uri"], "p/rules/r.lua")
                region = place["region"]
                self.assertGreaterEqual(region["startLine"], 1)
                self.assertGreaterEqual(region["startColumn"], 1)
                self.assertGreater((region["endLine"], region["endColumn"]),
                                   (region["startLine"], region["startColumn"]))

    def test_regions_count_characters(self):
        self.policy(body='if d.case.court == "厦门" and d.ability == "unabel" then return finding {} end')
        result = [each for each in self.log("p")["runs"][0]["results"]
                  if each["ruleId"] == "unknown-code"][0]
        region = result["locations"][0]["physicalLocation"]["region"]
        line = self.read("p/rules/r.lua").splitlines()[region["startLine"] - 1]
        self.assertEqual(line[region["startColumn"] - 1:region["endColumn"] - 1], '"unabel"')

    def test_paths_are_uris(self):
        self.policy(body="return finding {a = d.gian}")
        os.rename(self.path("p"), self.path("规则 包"))
        uri = self.log("规则 包")["runs"][0]["results"][0]["locations"][0]["physicalLocation"][
            "artifactLocation"]["uri"]
        self.assertEqual(uri, "%E8%A7%84%E5%88%99%20%E5%8C%85/rules/r.lua")
        uri = self.log(self.path("规则 包"))["runs"][0]["results"][0]["locations"][0][
            "physicalLocation"]["artifactLocation"]["uri"]
        self.assertTrue(uri.startswith("file:///"), uri)


if __name__ == "__main__":
    unittest.main()
