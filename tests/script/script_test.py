"""Scripted audits from outside: what a script can do, what it is told, and how it answers."""
import glob
import os
import re
import signal
import subprocess
import time
import unittest

import scripts
from scripts import assize


class Answering(scripts.Case):
    def test_it_says_lines(self):
        self.assertEqual(self.said('say("案件", 3, true, money("3000"), date("2026-02"))\nsay()'),
                         ["案件 3 true 3000.00 2026-02", ""])

    def test_what_it_says_moves_no_terminal(self):
        self.assertEqual(self.said('say("a\\27[2Jb\\u{202E}c")'), ["a\ufffd[2Jb\ufffdc"])

    def test_arguments_day_seed_and_language_are_given(self):
        self.assertEqual(
            self.said("say(args[1], args[2], #args, as_of, seed, lang)", "一", "court=b",
                      "--seed", "S", "--lang", "en"), ["一 court=b 2 2026-10-31 S en"])

    def test_an_expectation_that_holds_answers_yes(self):
        self.assertEqual(self.said('if expect(1 < 2, "order") then say("yes") end'), ["yes"])

    def test_expectations_that_fail_are_listed_and_the_script_goes_on(self):
        answer = self.script('expect(false, "first")\nexpect(nil, "second")\nsay("end")',
                             "--lang", "en", status=1)
        lines = answer.out.splitlines()
        self.assertEqual(lines[:2], ["end", "not as expected (2):"])
        self.assertIn("script.lua:1: first", lines[2])
        self.assertIn("script.lua:2: second", lines[3])
        self.assertIn("不符合预期（1项）：", self.script('expect(false, "x")', "--lang", "zh",
                                                    status=1).out)

    def test_fail_ends_it_and_nothing_catches_that(self):
        answer = self.script('pcall(fail, "stop")\nsay("not reached")', status=1)
        self.assertNotIn("not reached", answer.out)
        self.assertIn("stop", answer.out)

    def test_a_mistake_names_file_and_line(self):
        for text, told in (
                ("local a = = 2", ":1: unexpected symbol"),
                ("\nx = 1", ":2: assigning to global 'x'"),
                ("print(1)", "no such name 'print' in a script; say(...)"),
                ("say(os.time())", "no such name 'os' in a script"),
                ("store:audt()", "store has no 'audt'; did you mean 'audit'?"),
                ("store:audit {profil = 1}", "no option 'profil'; did you mean 'profile'?"),
                ("store:audit {scope = {cour = 1}}", "did you mean 'court'?"),
                ("store:audit {as_of = '2026-10'}", "not known to the day"),
                ("store:audit('x')", "options are a table"),
                ("store.audit()", "store expected"),
                ("store:run(77)", "77"),
                ("expect(true)", "say what is expected"),
                ("error('mine')", ":1: mine"),
                ("error({})", "the error value is a table"),
                ("require 'io'", "no module 'io'")):
            answer = self.script(text, status=65)
            self.assert_told(answer, "script.lua", told)

    def test_a_script_that_is_not_there(self):
        self.assertEqual(self.tool("script", "none.lua", self.store).status, 66)
        self.assertEqual(self.tool("script", "none.lua", "none.store").status, 66)
        self.assertEqual(self.tool("script", "none.lua").status, 64)

    def test_compiled_chunks_are_refused(self):
        path = self.path("b.lua")
        with open(path, "wb") as out:
            out.write(b"\x1bLuaS\0")
        self.assert_told(self.tool("script", path, self.store, status=65), "compiled")

    def test_an_empty_script_does_nothing(self):
        self.assertEqual(self.script("").out, "")

    def test_an_error_of_the_host_can_be_caught(self):
        self.assertEqual(self.said("local ok, why = pcall(store.run, store, 9)\nsay(ok, #why > 0)"),
                         ["false true"])

    def test_memory_ends(self):
        self.assert_told(self.script("local t = {} for i = 1, 1e9 do t[i] = {} end", status=65),
                         "memory")


class Writing(scripts.Case):
    def test_files_lie_under_the_folder(self):
        self.script('out:write("a.md", "一\\n") out:write("2026-10/b.txt", {"x", 1, money("2")})',
                    out="reports")
        self.assertEqual(self.read("reports/a.md"), "一\n")
        self.assertEqual(self.read("reports/2026-10/b.txt"), "x12.00")
        self.assertEqual(os.stat(self.path("reports/a.md")).st_mode & 0o777, 0o600)

    def test_names_that_lead_elsewhere_are_refused(self):
        os.mkdir(self.path("reports"))
        os.symlink(self.folder, self.path("reports/link"))
        os.symlink(self.store, self.path("reports/file"))
        os.mkdir(self.path("reports/sub"))
        for name in ("../x", "/tmp/x", "a/../../x", "./x", "", "a//b", "a/", ".hidden", "link/x",
                     "file", "sub", "a\\\\b", "a\\nb", "a\\0b", "x" * 201, "a/" * 9 + "b"):
            self.script('out:write("%s", "x")' % name, out="reports", status=65)
        self.assertEqual(sorted(os.listdir(self.path("reports"))), ["file", "link", "sub"])
        self.tool("verify", self.store, status=0)

    def test_without_a_folder_there_is_nothing_to_write_to(self):
        self.assert_told(self.script('out:write("a", "x")', status=65), "--out DIR")

    def test_a_folder_that_cannot_be_made(self):
        self.write("plain", "")
        self.assertEqual(self.script('say(1)', out="no/such", status=66).out, "")
        self.script('say(1)', out="plain", status=74)

    def test_a_file_is_written_piece_by_piece_and_is_there_when_closed(self):
        self.script('local f = out:file("big.txt")\n'
                    'for i = 1, 20000 do f:write(i, "\\n") end\nf:close()', out="o")
        self.assertEqual(self.read("o/big.txt"), "".join("%d\n" % i for i in range(1, 20001)))

    def test_a_file_that_was_not_closed_was_never_there(self):
        os.mkdir(self.path("o"))
        self.write("o/a.txt", "old")
        self.script('local f = out:file("a.txt") f:write("new")', out="o")
        self.script('local f = out:file("b.txt") f:write("new") error("x")', out="o", status=65)
        self.script('local f = out:file("c.txt") f:close() f:write("x")', out="o", status=65)
        self.assertEqual(sorted(os.listdir(self.path("o"))), ["a.txt", "c.txt"])
        self.assertEqual(self.read("o/a.txt"), "old")

    def test_a_file_that_is_being_written_is_not_begun_again(self):
        self.script('local f = out:file("a.txt") f:write("one\\n")\n'
                    'local ok, why = pcall(out.write, out, "a.txt", "two")\n'
                    'say(ok, why)\nf:close()\nout:write("a.txt", "three\\n")', out="o")
        self.assertEqual(self.read("o/a.txt"), "three\n")
        answer = self.script('local f = out:file("b/a.txt") f:write("one\\n")\n'
                             'say(select(2, pcall(out.write, out, "b/a.txt", "two")))\nf:close()',
                             out="o")
        self.assertIn("is being written", answer.out)
        self.assertEqual(self.read("o/b/a.txt"), "one\n")
        self.assertEqual(os.listdir(self.path("o/b")), ["a.txt"])

    def test_one_script_at_a_time_writes(self):
        path = self.write("long.lua", "while true do end")
        first = subprocess.Popen([assize.TOOL, "script", path, self.store, "--out", self.path("o")],
                                 stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            while not os.path.isdir(self.path("o")):
                time.sleep(0.01)
            time.sleep(0.2)
            self.assert_told(self.script('out:write("a", "x")', out="o", status=74), "another script")
        finally:
            first.kill()
            first.wait()
        self.script('out:write("a", "x")', out="o")

    def test_what_was_written_before_a_kill_is_whole(self):
        path = self.write("long.lua", 'local t = {} for i = 1, 4000 do t[i] = "line\\n" end\n'
                          'for i = 1, 1e6 do out:write("f" .. i % 7 .. ".txt", t) end')
        process = subprocess.Popen(
            [assize.TOOL, "script", path, self.store, "--out", self.path("o")],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        while len(glob.glob(self.path("o/f*.txt"))) < 5:
            time.sleep(0.01)
        process.send_signal(signal.SIGKILL)
        process.wait()
        for name in glob.glob(self.path("o/f*.txt")):
            self.assertEqual(self.read(name), "line\n" * 4000)
        self.script('out:write("f1.txt", "after")', out="o")
        self.assertEqual(self.read("o/f1.txt"), "after")

    @unittest.skipUnless(os.path.exists("/dev/full"), "there is no /dev/full")
    def test_a_full_disk_is_told(self):
        path = self.write("s.lua", "say(1)")
        with open("/dev/full", "wb") as full:
            self.tool("script", path, self.store, stdout=full, status=74)

    def test_csv_is_for_spreadsheets(self):
        self.script('out:csv("a.csv", {{a = "x,y", b = 1}, {a = "=1+1"}, {a = money("2"), b = na}},\n'
                    '  {{"a", "甲"}, "b"})', out="o")
        with open(self.path("o/a.csv"), "rb") as file:
            self.assertEqual(file.read().decode("utf-8-sig"),
                             "甲,b\r\n\"x,y\",1\r\n'=1+1,\r\n2.00,n/a\r\n")
        self.script('out:csv("a.csv", {1}, {"a"})', out="o", status=65)
        self.script('out:csv("a.csv", {}, {})', out="o", status=65)

    def test_findings_are_written_as_the_verb_writes_them(self):
        self.script('local run = store:audit {}\nfor _, f in ipairs {"csv", "jsonl", "table"} do\n'
                    '  out:findings(f, run, {format = f, level = "error", lang = "en"})\nend', out="o")
        for form in ("csv", "jsonl", "table"):
            told = self.tool("findings", self.store, "--format", form, "--level", "error",
                             "--lang", "en", status=0).out
            with open(self.path("o", form), encoding="utf-8", newline="") as file:
                self.assertEqual(file.read(), told.split("next: ")[0])


class Auditing(scripts.Case):
    def test_a_run_says_what_it_is(self):
        said = self.said('local run = store:audit {name = "monthly", scope = {court = '
                         '"厦门市思明区人民法院", stage = "effective"}, jobs = 1, as_of = "2026-09-30"}\n'
                         'say(run.number, run.name, run.as_of, run.scope, run.profile)\n'
                         'say(run.counts.dossiers, run.counts.findings, run.counts.error)')
        self.assertEqual(said, ["1 monthly 2026-09-30 court=厦门市思明区人民法院 stage=effective "
                                "profile.yaml", "3 3 3"])
        run = self.tool("runs", self.store, "--format", "jsonl").lines()[0]
        self.assertEqual((run["name"], run["as_of"]), ("monthly", "2026-09-30"))

    def test_a_profile_is_seen_from_the_scripts_file(self):
        text = 'local run = store:audit {profile = "../policies/profile.yaml"} say(run.counts.findings)'
        self.write("scripts/s.lua", text)
        self.assertEqual(
            self.tool("script", self.path("scripts/s.lua"), self.store, status=0).out, "3\n")

    def test_a_profile_that_does_not_load_is_told_with_its_place(self):
        self.write("policies/p/rules/gain.lua", "return rul {}")
        answer = self.script("store:audit {}", status=65)
        self.assert_told(answer, "rules/gain.lua")
        self.assert_told(answer, "script.lua:1")

    def test_the_run_before_is_of_the_same_name_profile_and_scope(self):
        said = self.said(
            'local a = store:audit {name = "a"}\nstore:audit {name = "b"}\n'
            'store:audit {name = "a", scope = {stage = "effective"}}\n'
            'local c = store:audit {name = "a", as_of = "2026-11-30"}\n'
            'say(a:previous(), c:previous().number, #store:runs(), #store:runs {name = "a"})\n'
            'say(store:runs {name = "a"}[1].number, store:run(2).name)')
        self.assertEqual(said, [" 1 4 3", "4 b"])

    def test_findings_have_their_values(self):
        said = self.said(
            'local run = store:audit {}\nfor f in run:findings {level = "error"} do\n'
            '  say(f.case, f.subject.path, f.rule, f.kind, f.message.en, f.values.over + money("1"))\n'
            'end')
        self.assertEqual(said, ["%s defendant.D1 gain procedure gain 1,00%d.50 yuan %d.50" % (
            assize.number(n), n, n + 1) for n in (1, 2, 3)])

    def test_findings_of_one_case_rule_or_kind(self):
        self.assertEqual(self.said(
            'local run = store:audit {}\nlocal function count(o)\n local n = 0\n'
            ' for _ in run:findings(o) do n = n + 1 end\n return n\nend\n'
            'say(count(), count {rule = "p/gain"}, count {kind = "priority"},\n'
            '  count {case = "2026闽0203刑初1号"}, count {status = "upheld"})'), ["3 3 0 1 0"])
        for options in ('{rule = "gein"}', '{level = "bad"}', '{kind = "x"}', '{case = "none"}'):
            self.script("for _ in store:audit():findings(%s) do fail('x') end" % options, status=65)

    def test_what_was_not_evaluated_is_listed_with_its_field(self):
        self.import_cases(assize.dossier(7, gain="不详"))
        self.assertEqual(self.said(
            'for f in store:audit():findings {not_evaluated = true} do\n'
            '  say(f.outcome, f.case, f.field, f.cause)\nend'),
            ["not_evaluated %s defendant.D1.gain unknown_field" % assize.number(7)])

    def test_a_loop_may_be_left_and_a_walk_taken_again(self):
        self.assertEqual(self.said(
            'local run = store:audit {}\nfor _ in run:findings() do break end\nlocal n = 0\n'
            'for a in run:findings() do for b in run:findings() do\n'
            '  if a.id == b.id then n = n + 1 end end end\nsay(n)'), ["3"])
        self.assert_told(self.script(
            'local walk = store:audit():findings()\nfor _ = 1, 9 do walk() end', status=65),
            "at their end")

    def test_a_name_that_a_finding_never_has_is_a_mistake(self):
        self.assert_told(self.script('for f in store:audit():findings() do say(f.mesage) end',
                                     status=65), "did you mean 'message'?")

    def test_an_explanation_is_a_text(self):
        self.assertEqual(self.said(
            'for f in store:audit():findings() do\n'
            '  say(store:explain(f.id, {lang = "en"}):match("p/gain") ~= nil) break end'), ["true"])

    def test_the_same_again_is_the_same_bytes(self):
        text = ('local run = store:audit {name = "x", jobs = %d}\n'
                'out:csv("a.csv", run:findings(), {"id", "case"})\n'
                'for k, v in pairs(run.counts) do say(k, v) end\n'
                'for _, c in ipairs(sample(store:cases(), {seed = "1", size = 2})) do say(c.key) end')
        first = self.script(text % 1, out="a").out
        self.assertEqual(self.script(text % 2, out="b").out, first)
        self.assertEqual(self.read("a/a.csv"), self.read("b/a.csv"))


class Cases(scripts.Case):
    def test_open_fields_have_their_values(self):
        self.assertEqual(self.said(
            'for c in store:cases() do\n'
            '  say(c.key, c.court, c.stage, c.filed_on - date("2026-01-01"), c.telecom,\n'
            '    c.loss_total + c.loss_known, c.province, c.concluded_on, c.persons)\n  break\nend'),
            ["%s 厦门市思明区人民法院 effective 4 true 10002.00 闽  1" % assize.number(1)])

    def test_a_scope_is_judged_as_in_an_audit(self):
        self.assertEqual(self.said(
            'local n = 0 for _ in store:cases {scope = {province = "浙"}} do n = n + 1 end say(n)'),
            ["0"])
        self.script('for _ in store:cases {scope = {notes = "x"}} do say(1) end', status=65)

    def test_lists_are_there_where_they_are_asked_for(self):
        self.assertEqual(self.said(
            'for c in store:cases {with = {"defendants", "victims"}} do\n'
            '  local d = c.defendants[1]\n'
            '  say(d.key, d.gain, d.roles[1], tostring(d.roles.organizer), d.charges[1].charge, #c.victims,\n'
            '    c.victims[1].loss, d.circumstances[1].kind)\n  break\nend'),
            ["D1 1001.50 financier nil fraud 1 5001.00 confession"])
        self.assert_told(self.script('for c in store:cases() do say(c.victims) end', status=65),
                         'with = {"victims"}')
        self.assert_told(self.script('store:cases {with = {"victim"}}', status=65), "'victims'")

    def test_references_are_keys(self):
        dossier = assize.dossier(9)
        dossier["property"] = [{"key": "P1", "kind": "cash", "owner": "D1", "victims": ["V1"]}]
        self.import_cases(dossier)
        self.assertEqual(self.said(
            'for c in store:cases {with = {"property"}} do for _, p in ipairs(c.property or {}) do\n'
            '  say(p.key, p.owner, #p.victims, p.victims[1], p.victims.V1)\nend end'),
            ["P1 D1 1 V1 true"])

    def test_personal_and_protected_fields_are_not_there(self):
        for field in ("name", "birth_on", "id_number", "sex", "ethnicity"):
            self.assert_told(self.script(
                'for c in store:cases {with = {"defendants"}} do say(c.defendants[1].%s) end' % field,
                status=65), "personal or protected")
        self.assert_told(self.script('for c in store:cases() do say(c.notes) end', status=65),
                         "personal or protected")
        walk = ('local function dump(t)\n for k, v in pairs(t) do\n  if type(v) == "table" then '
                'dump(v) else say(k, v) end\n end\nend\n'
                'for c in store:cases {with = {"defendants", "victims"}} do dump(c) end')
        said = self.script(walk).out
        self.assertNotIn("被告", said)
        self.assertNotIn("被害", said)
        self.assertNotIn("1960", said)

    def test_unknown_not_applicable_and_zero_are_three_things(self):
        dossier = assize.dossier(9)
        dossier["key"] = dossier["case"]["number"] = "（2026）闽0203刑初900号"
        dossier["case"].update({"loss_total": "0.00", "concluded_on": "n/a"})
        self.import_cases(dossier)
        say = ('for c in store:cases() do if c.key:find("900", 1, true) then %s end end')
        self.assertEqual(self.said(say % (
            'say(c.loss_total, known(c.loss_total), c.concluded_on, known(c.concluded_on),\n'
            '  c.concluded_on == na, c.effective_on, known(c.effective_on))')),
            ["0.00 true n/a false true  false"])
        for mistake in ("c.concluded_on < as_of", "c.concluded_on.year", "c.effective_on < as_of",
                        "c.loss_total + c.concluded_on"):
            self.script(say % ("say(%s)" % mistake), status=65)

    def test_a_name_that_a_case_never_has_is_a_mistake(self):
        self.assert_told(self.script('for c in store:cases() do say(c.cort) end', status=65),
                         "did you mean 'court'?")


class Comparing(scripts.Case):
    cases = 4

    def compare(self, *told, options=""):
        text = ('local run = store:audit {}\nlocal d = run:compare(run:previous()%s)\n'
                'say(d.counts.new, d.counts.fixed, d.counts.open, d.counts.changed, '
                'd.counts.not_evaluated)\n%s' % (options and ", " + options, "\n".join(told)))
        return self.said(text)

    def setUp(self):
        super().setUp()
        self.tool("audit", self.store, *scripts.AS_OF, status=0)

    def test_nothing_moved(self):
        self.assertEqual(self.compare(), ["0 0 4 0 0"])

    def test_each_finding_is_one_of_five(self):
        self.import_cases(assize.dossier(4, gain="10.00"),    # mended
                          assize.dossier(1, gain="5000.00"),  # another value
                          assize.dossier(2, gain="不详"),       # nobody can say
                          assize.dossier(7))                  # not there before
        said = self.compare(
            'for _, change in ipairs {"new", "fixed", "open", "changed", "not_evaluated"} do\n'
            '  for f in d:each(change) do say(f.change, f.case, f.case_moved, f.message.en) end end\n'
            'for f in d:each("changed") do say(f.values.over, f.was.values.over) end\n'
            'for f in d:each("not_evaluated") do say(f.cause, f.field) end')
        self.assertEqual(said, [
            "1 1 1 1 1",
            "new %s true gain 1,007.50 yuan" % assize.number(7),
            "fixed %s true gain 1,004.50 yuan" % assize.number(4),
            "open %s false gain 1,003.50 yuan" % assize.number(3),
            "changed %s true gain 5,000.00 yuan" % assize.number(1),
            "not_evaluated %s true gain 1,002.50 yuan" % assize.number(2),
            "4000.00 1.50",
            "unknown_field defendant.D1.gain"])

    def test_a_rule_that_is_gone_fixed_nothing(self):
        self.write("policies/p/rules/other.lua",
                   assize.rule(when='telecom = false', subject="case"))
        os.unlink(self.path("policies/p/rules/gain.lua"))
        self.assertEqual(
            self.compare('for f in d:each("not_evaluated") do say(f.cause) break end'),
            ["0 0 0 0 4", "not_in_run"])

    def test_a_parameter_that_moved_changes_what_used_it(self):
        manifest = self.path("policies/p/policy.yaml")
        text = self.read(manifest)
        self.write(manifest, text.replace("value: 1000", "value: 999"))
        self.assertEqual(self.compare(), ["0 0 0 4 0"])

    def test_a_level_that_rose_is_a_change(self):
        self.write("policies/p/rules/gain.lua", self.gain_rule(level="warning"))
        self.tool("audit", self.store, *scripts.AS_OF, status=0)
        self.write("policies/p/rules/gain.lua", self.gain_rule())
        self.assertEqual(self.compare(options='{level = "error"}'), ["0 0 0 4 0"])

    def test_a_case_that_is_outside_of_the_run_fixed_nothing(self):
        said = self.said(
            'local run = store:audit {scope = {court = "无"}}\n'
            'local d = run:compare(store:run(1))\nsay(d.counts.fixed, d.counts.not_evaluated)')
        self.assertEqual(said, ["0 4"])

    def test_it_counts_what_is_asked_for(self):
        self.import_cases(assize.dossier(7))
        self.assertEqual(self.compare(options='{kind = "priority"}'), ["0 0 0 0 0"])
        self.assertEqual(self.compare(options='{rule = "p/gain", level = "error"}'), ["0 0 5 0 0"])
        for options in ('{rule = "gian"}', '{level = "x"}', '{kind = "x"}', '{case = "x"}'):
            self.script("local r = store:run(1) r:compare(r, %s)" % options, status=65)
        self.script('local r = store:run(1) r:compare(r):each("moved")', status=65)

    def test_the_verb_shows_the_same(self):
        self.import_cases(assize.dossier(4, gain="10.00"), assize.dossier(1, gain="5000.00"))
        self.tool("audit", self.store, *scripts.AS_OF, status=0)
        table = self.tool("diff", self.store, "--lang", "en", status=0).out.splitlines()
        self.assertEqual(table[0],
                         "run 1 (as of 2026-10-31) and run 2 (as of 2026-10-31) compared")
        self.assertEqual(table[-1], "new 0, fixed 1, open 2, changed 1, not evaluated 0")
        lines = self.tool("diff", self.store, "1", "2", "--format", "jsonl", status=0).lines()
        self.assertEqual(sorted(line["change"] for line in lines), ["changed", "fixed"])
        changed = [line for line in lines if line["change"] == "changed"][0]
        self.assertEqual((changed["finding"]["values"]["over"], changed["was"]["values"]["over"]),
                         ("4000.00", "1.50"))
        self.assertEqual(len(self.tool("diff", self.store, "1", "2", "--format", "jsonl", "--open",
                                       status=0).lines()), 4)
        self.assertIn("新增 0，已消除 1", self.tool("diff", self.store, "--lang", "zh", status=0).out)

    def test_the_verb_refuses(self):
        self.assert_told(self.tool("diff", self.store, status=66), "no run before run 1")
        for words, status in ((("1",), 64), (("x", "1"), 64), (("0", "1"), 64), (("1", "9"), 66),
                              (("1", "1", "--rule", "gian"), 64), (("1", "1", "--level", "x"), 64)):
            self.tool("diff", self.store, *words, status=status)


class Annotations(scripts.Case):
    """What editors are told is what there is."""

    def registered(self):
        """The functions of core/api/script, by their names in Lua."""
        names = set()
        for path in glob.glob(os.path.join(assize.ROOT, "core", "api", "script", "*.c")):
            with open(path, encoding="utf-8") as text:
                names |= set(re.findall(r'\{"([a-z]\w*)", (?!NULL)\w+\}', text.read()))
        return names

    def annotated(self):
        with open(os.path.join(assize.ROOT, "lua", "annotations", "script", "script.lua"),
                  encoding="utf-8") as text:
            return text.read()

    def test_every_function_is_annotated(self):
        told = set(re.findall(r"(?m)^function (?:\w+:)?(\w+)\(", self.annotated()))
        self.assertEqual(told, self.registered())

    def test_every_name_is_there(self):
        names = re.findall(r"(?m)^(?:function )?(\w+)(?: = |\()", self.annotated())
        self.assertGreater(len(names), 10)
        self.script("\n".join("local _%s = %s" % (name, name) for name in names))
        self.script("".join("local _ = %s.%s\n" % pair for pair in re.findall(
            r"(?m)^function (store|out):(\w+)\(", self.annotated())))
        self.script("local run = store:audit()\n" + "".join(
            "local _ = run.%s\n" % name for name in re.findall(
                r"(?m)^function run:(\w+)\(", self.annotated())))

    def test_every_field_of_a_finding_is_there(self):
        told = re.search(r"class assize.script.finding\n((?:---@field.*\n)+)", self.annotated())
        self.script("for f in store:audit():findings() do\n" + "".join(
            "local _ = f.%s\n" % name for name in re.findall(r"@field (\w+)", told.group(1))) + "end")


if __name__ == "__main__":
    unittest.main()
