"""`assize tailor` and `assize waive`: files that people keep, written for them. What a policy allows,
what comes of a file that is there, and that nothing is ever lost."""
import fcntl
import os
import stat
import subprocess
import unittest

import assize

POLICY = """policy: p
version: 1.2.0
api: 1
title: {zh: 试, en: Trial}
authority: national
parameters:
  days:
    title: {zh: 期限, en: Limit}
    type: days
    dated_by: as_of
    values: [{from: 2020-01-01, value: 30, basis: l1}, {from: 2026-07-01, value: 40, basis: l1}]
    tailor: {by: [province, court], min: 1, max: 90, file_with: 省高级人民法院}
  floor: {title: {zh: 下限, en: Floor}, type: money, dated_by: as_of, values: [{from: null, value: 1000, basis: l1}], tailor: {by: [province], min: 500, step: 100}}
  share: {title: {zh: 比例, en: Share}, type: ratio, dated_by: as_of, values: [{from: null, value: 0.5, basis: l1}], tailor: {by: [court], tighten_only: higher}}
  flag: {title: {zh: 开关, en: Switch}, type: flag, dated_by: as_of, values: [{from: null, value: true, basis: l1}], tailor: {by: [court]}}
  kind: {title: {zh: 种类, en: Kind}, type: choice, choices: [a, b, c], dated_by: as_of, values: [{from: null, value: a, basis: l1}], tailor: {by: [court], choices: [a, b]}}
  kinds: {title: {zh: 各类, en: Kinds}, type: codes, choices: [a, b, c], dated_by: as_of, values: [{from: null, value: [a], basis: l1}], tailor: {by: [court], choices: [a, b]}}
  locked: {title: {zh: 锁定, en: Locked}, type: count, dated_by: as_of, values: [{from: null, value: 18, basis: l1}], tailor: {locked: true}}
  silent: {title: {zh: 未定, en: Silent}, type: count, dated_by: as_of, values: [{from: null, value: 3, basis: l1}]}
"""


class Files(assize.Case):
    def setUp(self):
        super().setUp()
        self.profile = assize.write_profile(
            self, {"late": assize.rule(when='participation = "principal"')})
        self.write("policies/law.yaml",
                   "l1: {title: {zh: 法一, en: Law one}, in_force: [1997-10-01, null], verified: true}\n"
                   "fj-1: {title: {zh: 闽一号, en: Fujian 1}, in_force: [2026-01-01, 2026-12-31]}\n")
        self.write("policies/p/policy.yaml", POLICY)

    def unchanged(self, name, before):
        self.assertEqual(self.read(name), before)
        leftover = [each for each in os.listdir(self.path("policies")) if ".part" in each]
        self.assertEqual(leftover, [])


class Tailor(Files):
    def tailor(self, parameter="days", value="20", *more, status=0, level="province", basis="fj-1",
               since="2026-01-01", courts=("闽*",), lang="en"):
        options = [word for each in courts for word in ("--courts", each)]
        return self.tool("tailor", self.profile, parameter, value, "--from", since, "--basis", basis,
                         "--level", level, *options, *more, "--lang", lang, status=status)

    FILE = "policies/tailoring.yaml"


class New(Tailor):
    def test_the_fixed_shape(self):
        self.tailor("p/days", "20", "--id", "fujian")
        self.assertEqual(self.read(self.FILE), "tailoring: fujian\nlevel: province\ncourts: [闽*]\n"
                         "base: p@1.2.0\nset:\n  p/days:\n"
                         "    values: [{from: 2026-01-01, value: 20, basis: fj-1}]\n")

    def test_every_type(self):
        for parameter, value, level, written in (
                ("floor", "900", "province", "900.00"), ("floor", "0.12万元", "province", "1200.00"),
                ("share", "60%", "court", "0.6"), ("flag", "false", "court", "false"),
                ("kind", "b", "court", "b"), ("kinds", "[b, a]", "court", "[a, b]"),
                ("kinds", "[]", "court", "[]")):
            self.tailor(parameter, value, level=level)
            self.assertIn("value: %s, basis" % written, self.read(self.FILE), parameter)
            os.unlink(self.path(self.FILE))

    def test_what_is_said(self):
        answer = self.tailor(lang="zh")
        for word in ("已新建", "p/days（期限）：自 2026-01-01 起为20天，规则包原为30天", "闽一号",
                     "须报备：省高级人民法院", "tailoring: [tailoring.yaml]", "尚不能适用"):
            self.assertIn(word, answer.out)
        answer = self.tailor(since="2026-08-01")
        for word in ("added to", "p/days (Limit): from 2026-08-01 20 days, in the policy 40 days",
                     "to be filed with", "does not apply tailoring yet"):
            self.assertIn(word, answer.out)

    def test_another_file(self):
        os.mkdir(self.path("elsewhere"))
        answer = self.tailor("days", "20", "--to", self.path("elsewhere", "t.yaml"))
        self.assertIn("tailoring: [../elsewhere/t.yaml]", answer.out)
        self.assertIn("p/days", self.read("elsewhere/t.yaml"))

    def test_a_folder_that_is_not_there(self):
        self.tailor("days", "20", "--to", self.path("no", "t.yaml"), status=66)

    def test_the_mode_is_the_process_own(self):
        before = os.umask(0o027)
        self.addCleanup(os.umask, before)
        self.tailor()
        self.assertEqual(stat.S_IMODE(os.stat(self.path(self.FILE)).st_mode), 0o640)


class Refused(Tailor):
    def refuse(self, *args, words, status=65, **how):
        answer = self.tailor(*args, status=status, **how)
        self.assert_told(answer, *words)
        self.assertFalse(os.path.exists(self.path(self.FILE)))

    def test_bounds(self):
        self.refuse("days", "0", words=("policy.yaml:7:", "p/days", "0 is below", "1"))
        self.refuse("days", "91", words=("91 is above", "90"))
        self.refuse("floor", "499.99", words=("499.99 is below", "500.00"))
        self.refuse("floor", "950", words=("steps of 100.00", "from 1000.00 to 950.00"))
        self.refuse("share", "0.4", level="court", words=("only be raised", "0.4 is below 0.5"))
        self.refuse("kind", "c", level="court", words=("'c' may not be chosen",))
        self.refuse("kinds", "[a, c]", level="court", words=("'c' may not be chosen",))

    def test_all_that_is_wrong_is_said_at_once(self):
        answer = self.tailor("floor", "450", basis="fj-1", since="2027-01-01", status=65)
        self.assert_told(answer, "450.00 is below")
        self.assert_told(answer, "steps of 100.00")
        self.assert_told(answer, "'fj-1' is not in force on 2027-01-01")

    def test_who_may(self):
        self.refuse("floor", "900", level="court", words=("a court may not", "--level province"))
        self.refuse("share", "0.6", words=("a province may not", "--level court"))
        self.refuse("locked", "17", words=("is locked",))
        self.refuse("silent", "4", words=("does not say that it may be tailored",))

    def test_a_value_that_is_none(self):
        self.refuse("days", "soon", words=("days", "'soon'"))
        self.refuse("days", "'-3'", words=("below zero",))
        self.refuse("flag", "maybe", level="court", words=("true or false",))
        self.refuse("kind", "bb", level="court", words=("not among the choices",))
        self.refuse("kinds", "a", level="court", words=("is not a list",))
        self.refuse("days", "[", words=("days:2:1", "a value was expected"))

    def test_names(self):
        self.refuse("dayz", "20", status=64, words=("dayz", "did you mean 'days'"))
        self.refuse("q/days", "20", status=64, words=("q/days",))
        self.refuse("days", "20", basis="fj-2", words=("--basis", "did you mean 'fj-1'"))
        self.refuse("days", "20", basis="fj-1", since="2025-12-31", words=("not in force",))
        self.refuse("days", "20", since="2026-01", words=("--from", "the day too"))
        self.refuse("days", "20", basis="l1", since="2019-12-31", words=("has no figure yet",))
        self.refuse("days", "20", courts=(), status=64, words=("--courts",))
        self.refuse("days", "20", courts=("福建",), status=64, words=("福建", "闽02*"))
        self.refuse("days", "20", courts=("闽1",), status=64, words=("闽1",))
        self.refuse("days", "20", "--id", "福 建", status=64, words=("--id",))

    def test_a_bare_name_of_two_policies(self):
        self.write("policies/q/policy.yaml", POLICY.replace("policy: p", "policy: q"))
        self.write("policies/q/rules/late.lua", self.read("policies/p/rules/late.lua"))
        self.write("policies/profile.yaml", "profile: 试\npolicies: [p, q]\n")
        self.refuse("days", "20", status=64, words=("several policies", "policy/days"))
        self.tailor("q/days", "20")

    def test_a_profile_that_does_not_load(self):
        self.write("policies/p/rules/late.lua", "return rule {\n")
        self.refuse(words=("late.lua",))


class Add(Tailor):
    BEFORE = ("# 福建的调整\ntailoring: fujian\nlevel: province # 省\ncourts: [闽*]\nbase: p@1.2.0\n"
              "set:\n  # 期限\n  p/days:\n    values:\n      - {from: 2026-01-01, value: 20, basis: fj-1}"
              " # 第一次\n\nrules:\n  p/late: {level: error, reason: 试点, basis: fj-1}\n# 完\n")

    def grown(self, after, *args, **how):
        self.write(self.FILE, self.BEFORE)
        self.tailor(*args, **how)
        self.assertEqual(self.read(self.FILE), after)

    def refuse(self, before, *args, words, status=65, **how):
        self.write(self.FILE, before)
        answer = self.tailor(*args, status=status, **how)
        self.assert_told(answer, *words)
        self.unchanged(self.FILE, before)
        return answer

    def test_another_parameter(self):
        self.grown(self.BEFORE.replace(
            " # 第一次\n", " # 第一次\n  p/floor:\n    values: [{from: 2026-01-01, value: 900.00, "
            "basis: fj-1}]\n"), "floor", "900", courts=())

    def test_a_later_figure_of_the_same(self):
        self.grown(self.BEFORE.replace(
            " # 第一次\n", " # 第一次\n      - {from: 2026-06-01, value: 10, basis: fj-1}\n"),
                   "days", "10", since="2026-06-01")

    def test_a_file_without_set(self):
        before = "tailoring: fujian\nlevel: province\ncourts: [闽*]\nbase: p@1.2.0\n"
        self.write(self.FILE, before)
        self.tailor()
        self.assertEqual(self.read(self.FILE), before + "set:\n  p/days:\n    values: [{from: "
                         "2026-01-01, value: 20, basis: fj-1}]\n")

    def test_a_file_in_braces(self):
        self.write(self.FILE, "{tailoring: f, level: province, courts: [闽*], base: p@1.2.0, set: {}}\n")
        self.tailor()
        self.assertEqual(self.read(self.FILE), "{tailoring: f, level: province, courts: [闽*], base: "
                         "p@1.2.0, set: {p/days: {values: [{from: 2026-01-01, value: 20, basis: fj-1}]"
                         "}}}\n")

    def test_an_earlier_day_or_the_same_is_for_a_person(self):
        for day in ("2026-01-01", "2025-06-01"):
            answer = self.refuse(self.BEFORE, "days", "10", since=day, basis="l1",
                                 words=("tailoring.yaml:10:16", "by hand"))
            self.assertIn("p/days:\n    values: [{from: %s, value: 10, basis: l1}]" % day, answer.out)

    def test_a_layout_that_does_not_take_it(self):
        before = self.BEFORE.split("set:")[0] + "set: &x {p/floor: {values: []}}\nrules: *x\n"
        answer = self.refuse(before, words=("tailoring.yaml", "laid out", "by hand"))
        self.assertIn("p/days:\n    values: [{from: 2026-01-01", answer.out)

    def test_a_file_of_another_level_policy_or_court(self):
        self.refuse(self.BEFORE, "kind", "b", level="court", words=("yaml:3:8", "province", "--to"))
        self.refuse(self.BEFORE.replace("@1.2.0", "@1.0.0"), words=("yaml:5:7", "p@1.0.0", "p@1.2.0"))
        self.refuse(self.BEFORE, courts=("粤*",), words=("yaml:4:9", "other courts"))

    def test_a_file_that_is_something_else(self):
        self.refuse("- a\n", words=("tailoring.yaml:1",))
        self.refuse("tailoring: [\n", words=("tailoring.yaml:2",))
        self.refuse(self.BEFORE + "sett: {}\n", words=("sett", "set"))

    def test_link_and_mode_are_kept(self):
        self.write("real.yaml", self.BEFORE)
        os.chmod(self.path("real.yaml"), 0o604)
        os.symlink(self.path("real.yaml"), self.path(self.FILE))
        self.tailor("floor", "900", courts=())
        self.assertTrue(os.path.islink(self.path(self.FILE)))
        self.assertIn("p/floor", self.read("real.yaml"))
        self.assertEqual(stat.S_IMODE(os.stat(self.path("real.yaml")).st_mode), 0o604)

    def test_a_link_that_leads_nowhere_is_kept(self):
        os.symlink(self.path("gone", "real.yaml"), self.path(self.FILE))
        self.tailor(status=66)
        self.assertTrue(os.path.islink(self.path(self.FILE)))

    def test_a_file_that_nobody_may_write(self):
        self.write(self.FILE, self.BEFORE)
        os.chmod(self.path(self.FILE), 0o444)
        self.assert_told(self.tailor("floor", "900", courts=(), status=74), "cannot be written")
        self.unchanged(self.FILE, self.BEFORE)

    def test_a_disk_that_takes_nothing(self):
        self.write(self.FILE, self.BEFORE)
        words = [assize.TOOL, "tailor", self.profile, "floor", "900", "--from", "2026-01-01", "--basis",
                 "fj-1", "--level", "province", "--lang", "en"]
        done = subprocess.run(["sh", "-c", 'trap "" XFSZ; ulimit -f 0; exec "$@"', "sh", *words],
                              stderr=subprocess.PIPE, stdout=subprocess.PIPE, check=False)
        self.assertEqual(done.returncode, 74, done.stderr)
        self.assertIn(b"cannot be written", done.stderr)
        self.unchanged(self.FILE, self.BEFORE)


class Profile(Tailor):
    def test_the_profile_names_it_and_is_refused_by_a_run(self):
        before = "profile: 试行 # 名\npolicies: [p]\n# 完\n"
        self.write("policies/profile.yaml", before)
        self.tailor("days", "20", "--add-to-profile")
        self.assertEqual(self.read("policies/profile.yaml"),
                         before.replace("[p]\n", "[p]\ntailoring: [tailoring.yaml]\n"))
        self.make_store(profile=self.profile)
        answer = self.tool("audit", self.store, "--as-of", "2026-10-31", status=65)
        self.assert_told(answer, "profile.yaml:3:1", "does not apply 'tailoring'")

    def test_a_profile_that_names_tailoring_can_be_tailored_further(self):
        self.tailor("days", "20", "--add-to-profile")
        profile = self.read("policies/profile.yaml")
        answer = self.tailor("floor", "900", "--add-to-profile")
        self.assertEqual(self.read("policies/profile.yaml"), profile)
        self.assertNotIn("add to the profile", answer.out)
        self.tailor("days", "25", "--to", self.path("policies", "xm.yaml"), "--add-to-profile",
                    level="court", courts=("闽02*",))
        self.assertIn("tailoring: [tailoring.yaml, xm.yaml]\n", self.read("policies/profile.yaml"))

    def test_a_profile_that_takes_no_entry(self):
        self.write("policies/profile.yaml", "profile: 试\npolicies: [p]\ntailoring: none\n")
        answer = self.tailor("days", "20", "--add-to-profile", status=65)
        self.assert_told(answer, "profile.yaml", "by hand")
        self.assertFalse(os.path.exists(self.path(self.FILE)), "nothing half done")

    def test_a_pack(self):
        self.tool("pack", self.profile, "-o", "c.pack", status=0)
        self.profile = self.path("c.pack")
        self.assert_told(self.tailor("days", "20", "--add-to-profile", status=64), "pack")
        self.tailor()
        self.assertIn("p/days", self.read("tailoring.yaml"))


class Waive(Files):
    FILE = "policies/waivers.yaml"

    def setUp(self):
        super().setUp()
        self.make_store(profile=self.profile)
        self.tool("import", self.store, "-", stdin=assize.jsonl([assize.dossier(1), assize.dossier(2)]),
                  status=0)
        self.tool("audit", self.store, "--as-of", "2026-10-31", status=0)
        findings = self.tool("findings", self.store, "--format", "jsonl", status=0).lines()
        self.ids = {each["case"]: each["id"] for each in findings}
        self.finding = self.ids[assize.number(1)]

    def waive(self, *more, status=0, finding=None, lang="en", **how):
        said = {"from": "2026-09-01", "until": "2026-12-31", "reason": "权属争议另案审理",
                "basis": "fj-1", "author": "陈某", "approver": "王某"}
        said.update({"from" if key == "since" else key: value for key, value in how.items()})
        options = [word for key, value in said.items() if value is not None
                   for word in ("--" + key, value)]
        return self.tool("waive", self.store, (finding or self.finding)[:8], *options, *more,
                         "--lang", lang, status=status)

    ENTRY = ("- {rule: p/late, case: %s, subject: defendant.D1, from: 2026-09-01, until: 2026-12-31, "
             "reason: 权属争议另案审理, basis: fj-1, author: 陈某, approver: 王某}\n")


class Waiver(Waive):
    def test_the_fixed_shape(self):
        answer = self.waive()
        self.assertEqual(self.read(self.FILE), self.ENTRY % assize.number(1))
        for word in ("made ", "waivers: [waivers.yaml]", "does not apply waivers yet"):
            self.assertIn(word, answer.out)

    def test_in_chinese(self):
        answer = self.waive(lang="zh")
        for word in ("已新建", "配置中请写明：waivers: [waivers.yaml]", "尚不能适用"):
            self.assertIn(word, answer.out)

    def test_another_entry_of_a_file_that_is_there(self):
        before = "# 豁免\n- {rule: x, case: y,   # 旧\n   subject: z}\n\n# 完\n"
        self.write(self.FILE, before)
        self.waive()
        self.assertEqual(self.read(self.FILE), before.replace(
            "z}\n", "z}\n" + self.ENTRY % assize.number(1)))

    def test_an_empty_file(self):
        self.write(self.FILE, "# 豁免\n")
        self.waive()
        self.assertEqual(self.read(self.FILE), "# 豁免\n" + self.ENTRY % assize.number(1))

    def test_of_many_at_once_none_is_lost(self):
        words = [assize.TOOL, "waive", self.store, self.finding[:8], "--reason", "权属争议另案审理",
                 "--basis", "fj-1", "--author", "陈某", "--approver", "王某"]
        many = [subprocess.Popen([*words, "--from", "2026-09-%02d" % day, "--until", "2026-09-%02d" % day],
                                 stdout=subprocess.DEVNULL) for day in range(1, 17)]
        self.assertEqual([each.wait() for each in many], [0] * 16)
        text = self.read(self.FILE)
        for day in range(1, 17):
            self.assertEqual(text.count("from: 2026-09-%02d, until" % day), 1)

    def test_who_does_not_let_go_is_told(self):
        folder = os.open(self.path("policies"), os.O_RDONLY)
        self.addCleanup(os.close, folder)
        fcntl.flock(folder, fcntl.LOCK_EX)
        self.assert_told(self.waive(status=74), "somebody else is writing in this folder")
        self.assertFalse(os.path.exists(self.path(self.FILE)))

    def test_texts_that_need_quotes(self):
        self.waive(reason="见卷六: 第3页, {甲} #1 \"乙\"", author="- 陈", approver="null")
        text = self.read(self.FILE)
        self.assertIn('reason: "见卷六: 第3页, {甲} #1 \\"乙\\""', text)
        self.assertIn('author: "- 陈", approver: "null"', text)
        self.waive(finding=self.ids[assize.number(2)])

    def test_the_same_again_and_at_another_time(self):
        self.waive()
        text = self.read(self.FILE)
        for days in (("2026-09-01", "2026-12-31"), ("2026-12-31", "2026-12-31"),
                     ("2026-01-01", "2026-09-01")):
            answer = self.waive(since=days[0], until=days[1], status=65)
            self.assert_told(answer, "waivers.yaml:1", "waived already")
            self.unchanged(self.FILE, text)
        self.waive(since="2026-05-01", until="2026-08-31")
        self.waive(finding=self.ids[assize.number(2)])
        self.assertEqual(len(self.read(self.FILE).splitlines()), 3)

    def test_the_same_case_in_other_brackets(self):
        self.write(self.FILE, self.ENTRY % "(2026)闽0203刑初1号")
        self.assert_told(self.waive(status=65), "waived already")

    def test_another_file(self):
        answer = self.waive("--to", self.path("mine.yaml"))
        self.assertIn("waivers: [../mine.yaml]", answer.out)
        self.assertTrue(self.read("mine.yaml").startswith("- {rule: p/late"))


class NotWaived(Waive):
    def refuse(self, *words, status=64, **how):
        self.assert_told(self.waive(status=status, **how), *words)
        self.assertFalse(os.path.exists(self.path(self.FILE)))

    def test_the_author_does_not_approve(self):
        self.refuse("approver", "another person", approver="陈某")
        self.refuse("approver", "another person", approver=" 陈某 ")

    def test_days(self):
        self.refuse("--until", "'2026-08-31' lies before '2026-09-01'", until="2026-08-31")
        self.refuse("--until", "'2026-13-01'", until="2026-13-01")
        self.refuse("--from", "the day too", since="2026-09")

    def test_what_must_be_said(self):
        for name in ("since", "until", "reason", "basis", "author", "approver"):
            self.refuse("add --" + ("from" if name == "since" else name), **{name: None})
        self.refuse("reason", "nothing is given", reason="  ")
        self.refuse("author", "cannot be seen", author="陈\u202e某")

    def test_the_law(self):
        self.refuse("--basis", "did you mean 'fj-1'", basis="fj-2")
        self.refuse("--basis", "not in force all the time", until="2027-01-01")

    def test_the_finding(self):
        self.refuse("findings", status=66, finding="ffffffff")
        self.refuse(finding="xy")

    def test_a_file_that_is_no_list(self):
        for before in ("a: 1\n", "- [\n", "- {rule: x, cas: y}\n"):
            self.write(self.FILE, before)
            answer = self.waive(status=65)
            self.assert_told(answer, "waivers.yaml:")
            self.unchanged(self.FILE, before)
            self.assertIn("- {rule: p/late", answer.out)

    def test_a_store_without_a_profile(self):
        self.tool("init", self.path("bare"), status=0)
        self.tool("import", self.path("bare"), "-", stdin=assize.jsonl([assize.dossier(1)]), status=0)
        self.tool("audit", self.path("bare"), "--as-of", "2026-10-31", "--profile", self.profile, status=0)
        self.store = self.path("bare")
        self.refuse("--to")


if __name__ == "__main__":
    unittest.main()
