"""`assize repl`: expressions and rules on one dossier, from a pipe and at a terminal."""
import os
import pty
import re
import select
import subprocess
import time
import unittest

import assize

CASE = "2025豫0105刑初903号"
DAY = ("--as-of", "2026-10-31")


class Repl(assize.Case):
    def setUp(self):
        super().setUp()
        self.make_store(assize.EXAMPLES, profile=assize.NATIONAL)

    def repl(self, *lines, case=CASE, options=(), lang="zh", status=None):
        """What the lines gave; the session begins at the case's first defendant."""
        text = "".join(line + "\n" for line in (":on defendant.D1",) + lines)
        return self.tool("repl", self.store, case, *DAY, *options, "--lang", lang, "--no-history",
                         stdin=text, status=status)

    def first(self, *lines, **options):
        """The first line of what the last of the lines gave."""
        before = self.repl(*lines[:-1], **options).out
        both = self.repl(*lines, **options).out
        return both[len(before):].splitlines()[0]


class Values(Repl):
    def test_each_type_as_a_person_reads_it(self):
        for expression, shown in (
                ("it.gain", "71,000.00元"),
                ("it.telecom", None),
                ("case.telecom", "true"),
                ("it.ability", '"partly"（有部分履行能力）'),
                ("it.roles", "{organizer, recruiter}"),
                ("it.charges", "[charge fraud]"),
                ("it.charges.fraud", "charge fraud"),
                ("it.outcome.months", "68"),
                ("as_of", "2026年10月31日"),
                ("#case.victims", "2"),
                ("it", "defendant D1"),
                ("nil", "nil"),
                ("1, 'two', 0.5", '1, "two", 0.5'),
                ("{1, a = {b = 2}}", "{[1] = 1, a = {b = 2}}"),
                ("it.gain > param.small_gain", None)):
            if shown:
                self.assertEqual(self.first(expression), shown, expression)

    def test_what_was_read_stands_below(self):
        self.assertIn("  读取 defendant.D1.repaid（已退赔金额）= 22,000.00元", self.repl("it.repaid").out)
        self.assertIn("read defendant.D1.repaid", self.repl("it.repaid", lang="en").out)

    def test_locals_are_kept_and_what_they_read_is_listed_once(self):
        answer = self.repl("local x = it.gain", "local function twice(m) return m + m end",
                           "twice(x)", status=0)
        self.assertEqual(answer.out.splitlines()[0], "71,000.00元")
        self.assertEqual(answer.out.splitlines()[-1], "142,000.00元")
        self.assertEqual(answer.out.count("读取 defendant.D1.gain"), 1)

    def test_a_local_that_failed_is_not_kept(self):
        self.assertIn("没有名称“y”", self.repl("local y = it.nothing", "y").out)

    def test_parameters_are_those_of_the_chosen_policy_and_may_be_set(self):
        self.assertEqual(self.first(":use leniency", "param.small_gain"), "10,000.00元")
        self.assertEqual(self.first(":use leniency", ":param small_gain 3000元", "param.small_gain"),
                         "3,000.00元")
        self.assertEqual(
            self.first(":use leniency", ":param small_gain 3000元", ":param small_gain",
                       "param.small_gain"), "10,000.00元")

    def test_a_wrong_value_of_a_parameter_changes_nothing(self):
        lines = (":use leniency", ":param small_gain 5", ":param small_gain many")
        answer = self.repl(*lines, status=1)
        self.assertIn("repl:4", answer.err)
        self.assertEqual(self.first(*lines, "param.small_gain"), "5.00元")


class ThreeOutcomes(Repl):
    def test_unknown_names_the_field(self):
        self.assertRegex(
            self.first("it.gain", case="待立案号-闽0203-2026-0417"),
            r"不详.*defendant\.D1\.gain|defendant\.D1\.gain.*")
        self.repl("it.gain", case="待立案号-闽0203-2026-0417", status=1)

    def test_maybe_gives_nil(self):
        self.assertEqual(self.first("maybe(it).gain", case="待立案号-闽0203-2026-0417"), "nil")

    def test_not_applicable_is_said(self):
        self.assertIn("不适用：defendant.D1.outcome.probation_months",
                      self.repl("it.outcome.probation_months").out)

    def test_faults_name_what_is_nearest(self):
        self.assertEqual(self.first("it.abilty"),
                         "出错：defendant 没有字段“abilty”; 是否指“ability”？")
        self.assertIn("是否指“organizer”？", self.first("it.roles.organiser"))

    def test_a_line_that_is_no_lua_is_told_with_its_number(self):
        answer = self.repl("it.", "it.gain", status=1)
        self.assert_told(answer, "repl:2")
        self.assertEqual(answer.out.splitlines()[0], "71,000.00元")

    def test_statements_are_refused(self):
        for line in ("while true do end", "return 5 end, function() return 1", "x = 5",
                     "local x = 1 return 2", "goto out"):
            answer = self.repl(line, status=1)
            self.assertEqual(answer.out, "", line)
        for line in ("x = 5", "while true do end"):
            self.assertIn("local name = ...", self.repl(line, lang="en").err, line)


class Persons(Repl):
    def test_what_was_not_granted_is_refused(self):
        self.assertIn("defendant.D1.name", self.first("it.name"))
        self.assertNotIn("某", self.repl("it.name").out)

    def test_what_was_granted_is_not_shown_in_any_form(self):
        for expression in ("it.birth_on", "age(it.birth_on, as_of)", "tostring(it.birth_on)",
                           "it.birth_on < as_of", "{it.birth_on}", "#tostring(it.birth_on)",
                           "error(tostring(it.birth_on))", "it[tostring(it.birth_on)]",
                           "(function() local b = it.birth_on return 5 end)()"):
            out = self.repl(":use leniency", expression).out
            self.assertNotRegex(out.replace("defendant.D1", ""), r"\d", expression)

    def test_a_kept_local_hides_all_that_is_counted_from_it(self):
        out = self.repl(":use leniency", "local b = it.birth_on", "age(b, as_of)").out
        self.assertNotRegex(out.replace("defendant.D1", ""), r"\d")


class Commands(Repl):
    def test_help_lists_each_command(self):
        text = self.repl(":help", status=0).out
        for name in (":case", ":on", ":rule", ":param", ":as-of", ":reload", ":quit"):
            self.assertIn(name, text)

    def test_rule_shows_the_page_of_explain(self):
        self.assertIn("获利较小（leniency/small_gain", self.repl(":rule small_gain", status=0).out)

    def test_rule_takes_the_day_and_the_parameters(self):
        text = self.repl(":use leniency", ":param small_gain 5元", ":as-of 2026-01-02",
                         ":rule small_gain", status=0).out
        self.assertIn("截至：2026年1月2日", text)
        self.assertIn("small_gain = 5.00元", text)

    def test_show_cases_rules_and_subjects(self):
        self.assertIn("defendant.D1", self.repl(":on", status=0).out)
        self.assertIn("leniency/small_gain", self.repl(":rules", status=0).out)
        self.assertIn("豫0105刑初903号", self.repl(":cases 豫0105", status=0).out)
        self.assertNotIn("闽", self.repl(":cases 豫0105", status=0).out)
        shown = self.tool("show", self.store, CASE, "--lang", "zh", status=0).out
        self.assertEqual(self.repl(":show", status=0).out, shown.split("\n", 1)[1])

    def test_what_is_not_there_is_told_and_changes_nothing(self):
        answer = self.repl(":on defendant.D9", ":case 1", ":rule nothing", ":use leniencey",
                           ":as-of soon", ":nothing", "it.gain", status=1)
        for line in range(2, 7):
            self.assert_told(answer, "repl:%d" % line)
        self.assertEqual(answer.out.splitlines()[0], "71,000.00元")

    def test_a_case_is_needed(self):
        answer = self.tool("repl", self.store, *DAY, "--no-history", stdin="it\n", status=1)
        self.assert_told(answer, "repl:1")

    def test_reload_reads_the_policy_again_and_keeps_the_old_when_it_is_wrong(self):
        check = 'check = function(d) return finding {} end,'
        assize.write_profile(self, {"r": assize.rule(check=check)})
        folder = self.path("policies", "p")
        broken = assize.rule(check=check).replace("return rule", "retrun rule")
        lines = self.repl(":rules", options=("--policy", folder), status=0).out
        self.assertIn("p/r", lines)
        self.write("policies/p/rules/r.lua", broken)
        answer = self.tool("repl", self.store, CASE, *DAY, "--policy", folder, stdin=":rules\n",
                           status=65)
        self.assert_told(answer, "r.lua:1")


class Hostile(Repl):
    def test_endless_work_ends_and_the_session_goes_on(self):
        for line in ("(function() while true do end end)()",
                     "(function() local t = {} for i = 1, 1e9 do t[i] = i end end)()",
                     "(function() local function f() return 1 + f() end return f() end)()",
                     "string.rep('x', 1e9)"):
            answer = self.repl(line, "it.gain", status=1)
            self.assertIn("71,000.00元", answer.out, line)

    def test_long_values_are_cut(self):
        for line in ("string.rep('汉', 5000)", "{string.rep('x', 800), string.rep('y', 800)}"):
            self.assertLess(len(self.first(line)), 1200)
            self.assertIn("... (", self.first(line))

    def test_bytes_that_are_no_text(self):
        for raw in (b"it.\0gain", b"'\xff\xfe'", "'‮abc'".encode()):
            done = self.raw(b":on defendant.D1\n" + raw + b"\nit.gain\n")
            self.assertEqual(done.returncode, 1, raw)
            self.assertIn("71,000.00元", done.stdout.decode())

    def test_a_very_long_line(self):
        done = self.raw(b"'" + b"x" * 200000 + b"'\nas_of\n")
        self.assertEqual(done.returncode, 1)
        self.assertIn("2026年10月31日", done.stdout.decode())

    def raw(self, text):
        return subprocess.run(
            [assize.TOOL, "repl", self.store, CASE, *DAY, "--no-history", "--lang", "zh"],
            input=text, capture_output=True, cwd=self.folder, env=assize.environment())


class Terminal(Repl):
    """At a real pseudo-terminal."""

    def open(self, *options):
        leaks = self.write("leaks", "leak:wcsdup\n")
        pid, self.fd = pty.fork()
        if pid == 0:
            os.execve(assize.TOOL,
                      [assize.TOOL, "repl", self.store, CASE, *DAY, "--lang", "zh", *options],
                      assize.environment({"TERM": "xterm", "HOME": self.folder,
                                          # libedit keeps two texts of a function added to it.
                                          "LSAN_OPTIONS": "suppressions=" + leaks}))
        self.pid = pid
        self.wait("case> ")

    def wait(self, text, limit=20):
        """What was printed until `text` came."""
        got = b""
        end = time.time() + limit
        while text not in got.decode("utf-8", "replace"):
            ready, _, _ = select.select([self.fd], [], [], max(0, end - time.time()))
            if not ready:
                self.fail("no %r in %r" % (text, got))
            try:
                got += os.read(self.fd, 4096)
            except OSError:
                self.fail("it ended; no %r in %r" % (text, got))
        return got.decode("utf-8", "replace")

    def type(self, text):
        os.write(self.fd, text.encode())

    def leave(self):
        self.type(":quit\n")
        _, status = os.waitpid(self.pid, 0)
        os.close(self.fd)
        self.assertEqual(os.waitstatus_to_exitcode(status), 0)

    def test_tab_completes_commands_subjects_fields_and_codes(self):
        self.open("--no-history")
        self.type(":o\tdefendant.D1\n")
        self.wait("defendant.D1> ")
        self.type("it.abili\t")
        self.wait("ty")
        self.type(" == \"part\t\"\n")
        self.wait("true")
        self.type("it.outcome.prob\t")
        self.wait("ation_months")
        self.type("\x15")
        self.leave()

    def test_the_arrow_up_brings_the_last_line_and_the_history_is_kept_for_its_owner(self):
        self.open()
        self.type("#case.victims\n")
        self.wait("读取")
        self.type("\x1b[A\n")
        self.wait("读取")
        self.leave()
        path = self.path(".local", "state", "assize", "history")
        self.assertEqual(os.stat(path).st_mode & 0o777, 0o600)
        self.open()
        self.type("\x1b[A\x1b[A\n")
        self.assertTrue(re.search("读取", self.wait("读取")))
        self.leave()


if __name__ == "__main__":
    unittest.main()
