"""The command line: verbs, options, help, languages, and what a wrong one is told."""
import os
import re
import unittest

import assize

VERBS = ("init", "import", "export", "cases", "show", "audit", "runs", "findings", "explain", "diff",
         "review", "script", "try", "policy test", "verify", "help", "version")


class Help(assize.Case):
    def test_help_lists_every_verb(self):
        answer = self.tool("help", status=0)
        for verb in VERBS:
            self.assertRegex(answer.out, r"(?m)^  %s  " % verb)
        self.assertEqual(answer.err, "")

    def test_help_lists_no_verb_that_is_not_there(self):
        answer = self.tool("help", status=0)
        for verb in ("report", "impact", "fairness", "replay", "synth", "sql"):
            self.assertNotRegex(answer.out, r"(?m)^  %s\b" % verb)

    def test_each_verb_says_usage_options_examples_and_exit_statuses(self):
        for verb in VERBS:
            answer = self.tool("help", *verb.split(), status=0)
            self.assertTrue(answer.out.startswith("usage: assize " + verb), answer.out)
            for part in ("Options:", "--lang zh|en", "Examples:", "Exit statuses:"):
                self.assertIn(part, answer.out)

    def test_help_verb_and_verb_help_are_one_text(self):
        """Behind it comes the topic of that name, where there is one."""
        topics = re.findall(r"^topic (.+)$", self.tool("help", "--list").out, re.MULTILINE)
        for verb in VERBS:
            by_verb = self.tool(*verb.split(), "--help", status=0).out
            by_help = self.tool("help", *verb.split(), status=0).out
            self.assertTrue(by_help.startswith(by_verb), by_help)
            self.assertEqual(verb in topics, len(by_help) > len(by_verb), verb)

    def test_what_is_required_stands_in_no_brackets(self):
        usage = self.tool("help", "review", status=0).out.splitlines()[0]
        self.assertTrue(usage.endswith("uphold|dismiss|correct --by WHO --reason TEXT"), usage)

    def test_the_rules_of_the_examples_are_there(self):
        plugins = os.path.join(assize.ROOT, "plugins", "national")
        for policy, rule in re.findall(r" (priorities|leniency)/(\w+) ", self.tool("help", "explain").out):
            self.assertTrue(os.path.exists(os.path.join(plugins, policy, "rules", rule + ".lua")), rule)

    def test_a_group_of_verbs_has_help(self):
        self.assertIn("policy test", self.tool("policy", "--help", status=0).out)
        self.assertIn("policy test", self.tool("help", "policy", status=0).out)

    def test_help_asks_for_no_operands(self):
        self.assertIn("usage: assize import", self.tool("import", "-h", status=0).out)

    def test_the_version_is_told(self):
        self.assertRegex(self.tool("version", status=0).out, r"^assize \d+\.\d+\.\d+ \(\d{4}-\d\d-\d\d\)\n$")
        self.assertEqual(self.tool("--version").out, self.tool("version").out)


class WrongVerb(assize.Case):
    def test_a_near_name_is_named(self):
        for wrong, right in (("improt", "import"), ("audti", "audit"), ("finding", "findings"),
                             ("verfy", "verify"), ("expl", "explain")):
            answer = self.tool(wrong, "x", status=64)
            self.assert_told(
                answer, "assize has no verb '%s'; did you mean '%s'?" % (wrong, right))

    def test_a_far_name_is_told_where_the_list_is(self):
        self.assert_told(self.tool("wallpaper", status=64), "no verb 'wallpaper'", "assize help")

    def test_a_verb_that_is_yet_to_come_is_no_slip(self):
        for verb in ("report", "impact", "eval", "sql", "policy sign"):
            told = "'%s' is not in this version; `assize help` lists the verbs" % verb
            answer = self.tool(*verb.split(), "x", status=64)
            self.assert_told(answer, told)
            self.assertNotIn("did you mean", answer.err)
            self.assert_told(self.tool("help", *verb.split(), status=64), told)

    def test_a_second_word_is_known_too(self):
        self.assert_told(self.tool("policy", "tset", "x", status=64), "did you mean 'policy test'?")
        self.assert_told(self.tool("policy", status=64), "second word")

    def test_no_verb_at_all(self):
        answer = self.tool(status=64)
        self.assertEqual(answer.out, "")
        self.assert_told(answer, "no verb is given", "assize help")


class WrongOptions(assize.Case):
    def test_the_nearest_option_is_named(self):
        self.assert_told(self.tool("audit", "s", "--asof", "2026-01-01", status=64),
                         "audit: unknown option '--asof'; did you mean '--as-of'?")

    def test_a_far_option_is_told_where_the_list_is(self):
        self.assert_told(self.tool("cases", "s", "--wallpaper", status=64), "--help")

    def test_an_option_of_another_verb_is_unknown(self):
        self.assert_told(self.tool("cases", "s", "--jobs", "2", status=64), "unknown option '--jobs'")

    def test_an_unknown_short_option(self):
        self.assert_told(self.tool("cases", "s", "-q", status=64), "unknown option '-q'")

    def test_a_choice_names_its_values_and_the_nearest(self):
        self.assert_told(self.tool("findings", "s", "--level", "warnin", status=64),
                         "expected info, warning or error", "did you mean 'warning'?")

    def test_a_day_is_of_the_calendar(self):
        self.make_store(profile=assize.NATIONAL)
        for wrong in ("2026-02-29", "2026-13-01", "2026-10", "today", "2026-01-01x"):
            self.assert_told(
                self.tool("audit", self.store, "--as-of", wrong, status=64), "as-of", "2026-10-31")

    def test_a_number_is_whole_and_within_bounds(self):
        for wrong in ("0", "-1", "1.5", "", "9999999999999999999999", "two"):
            self.assert_told(self.tool("audit", "s", "--jobs", wrong, status=64), "--jobs")

    def test_a_scope_has_two_parts(self):
        for wrong in ("province", "=x", ""):
            self.assert_told(
                self.tool("audit", "s", "--scope", wrong, status=64), "expected KEY=VALUE")

    def test_a_value_is_missing(self):
        self.assert_told(self.tool("audit", "s", "--as-of", status=64), "--as-of needs a value")

    def test_a_flag_takes_no_value(self):
        self.assert_told(
            self.tool("import", "s", "p", "--dry-run=yes", status=64), "takes no value")

    def test_an_option_is_given_once(self):
        self.assert_told(
            self.tool("import", "s", "p", "--map", "a", "--map", "b", status=64), "given twice")

    def test_an_option_before_the_verb(self):
        self.assert_told(self.tool("--jobs", "2", "audit", "s", status=64), "before the verb")

    def test_operands_are_counted(self):
        self.assert_told(self.tool("import", "s", status=64), "import: ", "STORE PATH...")
        self.assert_told(self.tool("cases", "s", "t", status=64), "cases: ", "too much")
        self.assert_told(self.tool("version", "s", status=64), "version: ")

    def test_export_is_unmasked_for_a_purpose(self):
        self.assert_told(self.tool("export", "s", "--unmask", status=64), "--purpose")
        self.assert_told(self.tool("export", "s", "--purpose", "x", status=64), "--unmask")

    def test_csv_needs_a_folder(self):
        self.assert_told(self.tool("export", "s", "--format", "csv", status=64), "-o FOLDER")

    def test_a_case_alone_is_no_question(self):
        for case in ("2025豫0105刑初903号", "（2025）豫0105刑初903号", "priorities/leading_role"):
            self.assert_told(
                self.tool("explain", "s", case, status=64), "a case needs a rule",
                "assize explain STORE CASE RULE [SUBJECT]", "`assize findings STORE --case CASE`")

    def test_a_decision_needs_a_person_and_a_reason(self):
        self.assert_told(self.tool("review", "s", "abcd", "uphold", status=64), "--by WHO")
        self.assert_told(
            self.tool("review", "s", "abcd", "uphold", "--by", "陈", status=64), "--reason TEXT")
        self.assert_told(
            self.tool("review", "s", "abcd", "upheld", "--by", "陈", "--reason", "无", status=64),
            "expected uphold, dismiss or correct", "did you mean 'uphold'?")


class RightOptions(assize.Case):
    def setUp(self):
        super().setUp()
        self.make_store(self.write("one.jsonl", assize.jsonl([assize.dossier(1)])))

    def test_a_value_stands_behind_a_blank_or_an_equals_sign(self):
        blank = self.tool("cases", self.store, "--format", "jsonl", status=0).out
        self.assertEqual(self.tool("cases", self.store, "--format=jsonl", status=0).out, blank)
        self.assertEqual(self.tool("cases", "--format=jsonl", self.store, status=0).out, blank)

    def test_two_dashes_end_the_options(self):
        self.write("--odd.jsonl", assize.jsonl([assize.dossier(2)]))
        answer = self.tool("import", self.store, "--", "--odd.jsonl", status=0)
        self.assertEqual(self.counts(answer)["added"], 1)


class Language(assize.Case):
    def setUp(self):
        super().setUp()
        self.make_store(self.write("one.jsonl", assize.jsonl([assize.dossier(1)])))
        self.chinese = self.tool("cases", self.store, "--lang", "zh", status=0).out
        self.english = self.tool("cases", self.store, "--lang", "en", status=0).out

    def cases(self, *options, **env):
        return self.tool("cases", self.store, *options, env=env, status=0).out

    def test_chinese_is_the_default(self):
        self.assertNotEqual(self.chinese, self.english)
        self.assertEqual(self.cases(LANG=""), self.chinese)

    def test_the_environment_may_ask_for_english(self):
        for name in ("LANG", "LC_MESSAGES", "LC_ALL", "ASSIZE_LANG"):
            self.assertEqual(self.cases(**{name: "en_GB.UTF-8"}), self.english, name)

    def test_any_other_environment_is_chinese(self):
        for value in ("C", "POSIX", "de_DE.UTF-8", "zh_CN.UTF-8", ""):
            self.assertEqual(self.cases(LC_ALL=value), self.chinese, value)

    def test_the_option_wins_over_the_environment(self):
        self.assertEqual(self.cases("--lang", "zh", LC_ALL="en_US.UTF-8"), self.chinese)

    def test_the_option_may_stand_before_the_verb(self):
        self.assertEqual(self.tool("--lang", "en", "cases", self.store).out, self.english)
        self.assertEqual(self.tool("--lang=en", "cases", self.store).out, self.english)

    def test_another_language_is_a_usage_error(self):
        self.assert_told(self.tool("cases", self.store, "--lang", "fr", status=64), "zh or en")
        self.assert_told(self.tool("--lang", "fr", "cases", self.store, status=64), "zh or en")


class OneLanguage(assize.Case):
    """What a person reads is in one language; names of files, commands and codes are no words."""

    NAMES = re.compile(r"(next: |下一步：|made: |已建立：).*")

    def summaries(self, lang):
        self.write("1.jsonl", assize.jsonl([assize.dossier(1)]))
        self.write("2.jsonl", assize.jsonl([assize.dossier(2), {"kye": 1}]))
        assize.write_profile(self, {"r": assize.rule(when="gain = above(0)")}, reviewed_on="2020-01-01")
        store = lang + ".store"
        steps = [("init", store, "--profile", "policies/profile.yaml"),
                 ("import", store, "1.jsonl"), ("import", store, "1.jsonl", "--dry-run"),
                 ("import", store, "2.jsonl", "--rejects", "3"),
                 ("audit", store, "--as-of", "2026-10-31"), ("verify", store)]
        for step in steps:
            answer = self.tool(*step, "--lang", lang)
            self.assertIn(answer.status, (0, 65), str(answer))
            yield self.NAMES.sub("", answer.out)
        one = self.tool("findings", store, "--format", "jsonl", status=0).lines()[0]["id"]
        yield self.tool("review", store, one, "uphold", "--by", "x", "--reason", "x", "--lang", lang,
                        status=0).out

    def test_chinese(self):
        for summary in self.summaries("zh"):
            self.assertNotRegex(re.sub("[0-9a-f]{64}", "", summary), "[A-Za-z]")

    def test_english(self):
        for summary in self.summaries("en"):
            self.assertTrue(summary.isascii(), summary)


class Next(assize.Case):
    """What to do next, as a command to paste: the tool and the store as they were named."""

    def next_of(self, *args):
        return self.tool(*args, "--lang", "en", status=0).value("next")

    def test_each_step_says_the_next(self):
        self.write("one.jsonl", assize.jsonl([assize.dossier(1)]))
        self.assertEqual(self.next_of("init", "court.store", "--profile", assize.NATIONAL),
                         assize.TOOL + " import court.store PATH...")
        self.assertEqual(self.next_of("import", "court.store", "one.jsonl"),
                         assize.TOOL + " audit court.store")
        self.assertEqual(self.next_of("audit", "court.store", "--as-of", "2026-10-31"),
                         assize.TOOL + " findings court.store")
        self.assertEqual(self.next_of("findings", "court.store"),
                         assize.TOOL + " explain court.store ID (or: CASE RULE)")

    def test_a_run_that_is_not_the_newest_full_one_is_named(self):
        self.make_store(self.write("one.jsonl", assize.jsonl([assize.dossier(1)])),
                        profile=assize.NATIONAL)
        for option in ("--scope=stage=effective", "--profile=" + assize.NATIONAL):
            told = self.next_of("audit", self.store, "--as-of", "2026-10-31", option)
            self.assertRegex(told, r" --run \d$")
            run = told[-1]
            self.assertEqual(self.next_of("findings", self.store, "--run", run),
                             "%s explain %s ID --run %s (or: CASE RULE)" % (assize.TOOL, self.store, run))

    def test_without_a_profile_one_is_asked_for(self):
        self.write("one.jsonl", assize.jsonl([assize.dossier(1)]))
        self.make_store()
        self.assertEqual(self.next_of("import", self.store, "one.jsonl").split(" ", 3)[3],
                         "--profile PROFILE.yaml")

    def test_a_store_with_a_blank_in_its_name_can_be_pasted(self):
        self.assertEqual(self.next_of("init", "my court.store"),
                         assize.TOOL + " import 'my court.store' PATH...")

    def test_programs_are_told_no_next_step(self):
        self.make_store(self.write("one.jsonl", assize.jsonl([assize.dossier(1)])),
                        profile=assize.NATIONAL)
        self.tool("audit", self.store, "--as-of", "2026-10-31", status=0)
        for form in ("jsonl", "csv"):
            self.assertNotIn("explain", self.tool(
                "findings", self.store, "--format", form, "--lang", "en", status=0).out)

    def test_a_dry_run_is_followed_by_nothing(self):
        self.write("one.jsonl", assize.jsonl([assize.dossier(1)]))
        self.make_store()
        answer = self.tool("import", self.store, "one.jsonl", "--dry-run", "--lang", "en", status=0)
        self.assertNotIn("next", answer.out)


class Stores(assize.Case):
    def test_a_store_is_made_for_its_owner_alone(self):
        self.tool("init", self.store, status=0)
        self.assertEqual(os.stat(self.store).st_mode & 0o777, 0o600)

    def test_a_file_that_is_there_is_left_alone(self):
        self.write("court.store", "a letter")
        answer = self.tool("init", self.store, status=64)
        self.assert_told(
            answer, "court.store: is there already; open it, or choose another name")
        self.assertEqual(self.read("court.store"), "a letter")

    def test_a_profile_that_is_not_there_makes_no_store(self):
        self.assert_told(
            self.tool("init", self.store, "--profile", "nowhere.yaml", status=66), "nowhere.yaml")
        self.assertFalse(os.path.exists(self.store))

    def test_a_folder_is_no_profile(self):
        assize.write_profile(self, {})
        self.assert_told(
            self.tool("init", self.store, "--profile", "policies", status=65), "policies: is a folder")
        self.assertFalse(os.path.exists(self.store))
        self.make_store()
        self.assert_told(self.tool("audit", self.store, "--profile", "policies", status=65),
                         "is a folder; name the profile's file, as policies/profile.yaml")

    def test_a_store_that_is_not_there(self):
        for verb in ("cases", "runs", "findings", "verify", "audit", "export"):
            self.assert_told(self.tool(verb, "nowhere.store", status=66), "nowhere.store")

    def test_a_foreign_file_is_no_store(self):
        self.write("letter.txt", "Dear court,\n" * 100)
        answer = self.tool("cases", "letter.txt")
        self.assertIn(answer.status, (65, 74), str(answer))
        self.assert_told(answer, "letter.txt")
        self.assertEqual(self.read("letter.txt"), "Dear court,\n" * 100)


if __name__ == "__main__":
    unittest.main()
