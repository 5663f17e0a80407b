"""Working days by a dated calendar: what rules count, what they are told of a year that it lacks, that the year is
evidence, that a run keeps it, and what the national calendar has.
"""
import datetime
import os
import shutil
import unittest

import assize

NATIONAL = os.path.join(assize.ROOT, "plugins", "national", "calendar.yaml")

MANIFEST = """policy: p
version: 1.0.0
api: 1
authority: court
%s
parameters:
  term:
    title: {zh: 期限, en: Term}
    type: working_days
    dated_by: as_of
    values: [{from: null, value: 3, basis: l1}]
"""
LAW = "l1: {title: {zh: 法一, en: Law one}, verified: true}\n"
RULE = """return rule {
  title = {zh = "迟", en = "Late"}, law = {"l1"}, subject = "property", kind = "procedure", level = "warning",
  message = {zh = "已过{kept:working_days}，期限{param.term}", en = "{kept:working_days}; the term is {param.term}"},
  check = function(item)
    local kept = working_days(item.recovered_on, as_of)
    if kept > param.term then return finding {kept = kept} end
  end,
}
"""
# Says the next working day, and the one before.
AROUND = """return rule {
  title = {zh = "前后", en = "Around"}, law = {"l1"}, subject = "property", kind = "procedure", level = "info",
  message = {zh = "{back}、{on}", en = "{back}, {on}"},
  check = function(item)
    if param.term < 1 then return nil end
    return finding {back = item.recovered_on:add_working_days(-1), on = item.recovered_on:add_working_days(1)}
  end,
}
"""
DOSSIER = "key: A\nproperty: [{key: P1, recovered_on: %s}]\n"


class Calendars(assize.Case):
    def policy(self, rule=RULE, calendar="calendar: ../national.yaml", name="late"):
        shutil.copy(NATIONAL, self.path("national.yaml"))
        self.write("p/policy.yaml", MANIFEST % calendar)
        self.write("p/law.yaml", LAW)
        self.write("p/rules/%s.lua" % name, rule)

    def rows(self, rule, as_of, *rows):
        """Each row: the day of recovery, and what is expected."""
        self.write("p/tests/d.yaml", DOSSIER % "2026-01-05")
        self.write("p/tests/%s.yaml" % rule, "rule: %s\ndossier: d.yaml\nas_of: %s\n"
                   "columns: [name, property.P1.recovered_on, expect]\nrows:\n%s" % (
                       rule, as_of, "".join("  - [row %d, %s, %s]\n" % (i, day, expect)
                                            for i, (day, expect) in enumerate(rows))))
        answer = self.tool("policy", "test", "p")
        self.assertEqual(answer.status, 0, str(answer))

    def tried(self, day, as_of, lang="en", status=0):
        self.write("d.yaml", DOSSIER % day)
        return self.tool("try", "p", "d.yaml", "--as-of", as_of, "--lang", lang, status=status).out


class Counting(Calendars):
    def test_the_day_of_the_act_is_not_counted_and_the_last_is(self):
        self.policy()
        self.rows("late", "2026-03-05",  # a Thursday
                  ("2026-03-02", "none"), ("2026-03-01", "{warning: {kept: 4}}"), ("2026-03-05", "none"),
                  ("2026-03-09", "none"))

    def test_holidays_and_worked_weekends_count_as_the_notice_says(self):
        self.policy()
        # 1 to 7 October are off, Saturday 10 is worked.
        self.rows("late", "2026-10-12", ("2026-09-30", "{warning: {kept: 4}}"), ("2026-10-08", "none"))

    def test_a_date_known_to_the_month_decides_nothing(self):
        self.policy()
        self.rows("late", "2026-10-12", ("2026-09", "{not_evaluated: property.P1.recovered_on}"))

    def test_an_argument_that_is_no_date_is_a_fault(self):
        self.policy(RULE.replace("working_days(item.recovered_on, as_of)", "working_days(item.key, as_of)"))
        self.assertIn("a date is expected, not a string", self.tried("2026-01-05", "2026-01-12", status=40))
        self.policy(AROUND.replace("add_working_days(1)", "add_working_days(ratio(1, 2))"))
        self.assertIn("a whole number is expected", self.tried("2026-01-05", "2026-01-12", status=40))


class Missing(Calendars):
    """A year that the calendar lacks is said, and never guessed."""

    def test_the_year_is_named_as_an_unknown_field(self):
        self.policy()
        self.rows("late", "2027-01-04", ("2026-12-31", "{not_evaluated: calendar.2027}"))
        self.rows("late", "2026-01-04", ("2014-12-30", "{not_evaluated: calendar.2014}"),
                  ("2014-12-31", "{warning: {}}"))

    def test_both_languages_say_it_in_words(self):
        self.policy()
        self.assertIn("calendar.2027: the calendar of working days has no year 2027",
                      self.tried("2026-12-31", "2027-01-04"))
        self.assertIn("所需字段未知：calendar.2027：工作日历没有2027年", self.tried("2026-12-31", "2027-01-04", "zh"))

    def page(self, lang="en"):
        self.write("d.yaml", DOSSIER % "2026-12-31")
        return self.tool("try", "p", "d.yaml", "--rule", "late", "--as-of", "2027-01-04", "--lang", lang,
                         status=0).out

    def test_the_page_asks_for_the_year_and_not_for_a_field(self):
        self.policy()
        self.assertIn("  Add the year to the calendar of working days and audit again.\n", self.page())
        self.assertIn("  在工作日历中补上该年后重新审查。\n", self.page("zh"))
        self.policy(calendar="title: {zh: 试, en: Trial}")
        self.assertIn("  Name a calendar of working days that has the year in the profile and audit again.\n",
                      self.page())

    def test_no_calendar_at_all_is_the_same(self):
        self.policy(calendar="title: {zh: 试, en: Trial}")
        self.rows("late", "2026-01-12", ("2026-01-05", "{not_evaluated: calendar.2026}"), ("2026-01-12", "none"))
        self.assertIn("no calendar of working days is named, and so the year 2026 is not known",
                      self.tried("2026-01-05", "2026-01-12"))
        self.assertIn("没有写明工作日历", self.tried("2026-01-05", "2026-01-12", "zh"))

    def test_maybe_and_pcall_do_not_hide_it(self):
        self.policy(RULE.replace("working_days(item.recovered_on, as_of)",
                                 "select(2, pcall(working_days, maybe(item).recovered_on, as_of))"))
        self.rows("late", "2027-01-04", ("2026-12-31", "{not_evaluated: calendar.2027}"))


class Evidence(Calendars):
    """The year is evidence like a field, in findings and on the page that explains them."""

    def audited(self, day, as_of):
        self.policy()
        self.write("profile.yaml", "profile: 试行\npolicies: [p]\n")
        self.make_store(self.write("d.yaml", DOSSIER % day), profile=self.path("profile.yaml"))
        self.tool("audit", self.store, "--as-of", as_of, "--name", "one")

    def test_a_finding_names_the_notices_of_the_years_counted(self):
        self.audited("2025-12-30", "2026-01-08")
        found, = self.tool("findings", self.store, "--format", "jsonl", status=0).lines()[:1]
        years = {each["path"]: each["value"] for each in found["evidence"] if each["path"].startswith("calendar.")}
        self.assertEqual(years, {
            "calendar.2025": "国务院办公厅关于2025年部分节假日安排的通知（国办发明电〔2024〕12号）",
            "calendar.2026": "国务院办公厅关于2026年部分节假日安排的通知（国办发明电〔2025〕7号）"})
        page = self.tool("explain", self.store, found["id"], "--lang", "zh", status=0).out
        self.assertIn("calendar.2026（工作日历）= 国务院办公厅关于2026年部分节假日安排的通知", page)

    def test_what_was_not_evaluated_is_explained(self):
        self.audited("2026-12-31", "2027-01-08")
        page = self.tool("explain", self.store, "A", "p/late", "property.P1", "--lang", "en", status=0).out
        self.assertIn("the calendar of working days has no year 2027", page)
        self.assertIn("calendar.2027", page)

    def test_a_run_keeps_the_calendar_that_it_counted_by(self):
        self.audited("2026-03-01", "2026-03-05")
        first, = self.tool("findings", self.store, "--format", "jsonl", status=0).lines()[:1]
        os.remove(self.path("national.yaml"))
        again, = self.tool("findings", self.store, "--format", "jsonl", status=0).lines()[:1]
        self.assertEqual(first, again)
        page = self.tool("explain", self.store, first["id"], status=0).out
        self.assertIn("国办发明电〔2025〕7号", page)
        told = self.tool("audit", self.store, "--as-of", "2026-03-05")
        self.assertEqual(told.status, 66, str(told))
        self.assert_told(told, "p/policy.yaml:5:", "national.yaml")

    def test_a_pack_holds_it(self):
        self.policy()
        self.write("profile.yaml", "profile: 试行\npolicies: [p]\ncalendar: national.yaml\n")
        self.tool("pack", "profile.yaml", "-o", "court.pack", status=0)
        shutil.rmtree(self.path("p"))
        os.remove(self.path("national.yaml"))
        self.make_store(self.write("d.yaml", DOSSIER % "2026-03-01"), profile=self.path("court.pack"))
        self.tool("audit", self.store, "--as-of", "2026-03-05")
        self.assertEqual(len([each for each in self.tool(
            "findings", self.store, "--format", "jsonl", status=0).lines() if each.get("rule") == "p/late"
            or each.get("rule") == "late"]), 1)


class National(Calendars):
    """plugins/national/calendar.yaml: the days on which tables of this kind go wrong."""

    def test_the_traps(self):
        self.policy(AROUND, name="around")
        traps = [
            # The Victory Day of 2015, which came later than the yearly notice.
            ("2015-09-03", "2015-09-02", "2015-09-06"),
            # The notice for 2019 moved the last days of 2018.
            ("2018-12-28", "2018-12-27", "2018-12-29"), ("2018-12-30", "2018-12-29", "2019-01-02"),
            # Labour Day of 2019 was lengthened in March.
            ("2019-04-30", "2019-04-29", "2019-05-05"),
            # The Spring Festival of 2020 was lengthened: Saturday 1 February was no longer worked.
            ("2020-01-23", "2020-01-22", "2020-02-03"),
            # The eve of 2024 was recommended, and not given; that of 2025 was given.
            ("2024-02-08", "2024-02-07", "2024-02-09"), ("2025-01-27", "2025-01-26", "2025-02-05"),
            ("2026-02-13", "2026-02-12", "2026-02-14"), ("2026-09-30", "2026-09-29", "2026-10-08"),
        ]
        self.rows("around", "2026-10-31", *[
            (day, "{info: {back: %s, on: %s}}" % (back, on)) for day, back, on in traps])

    def test_each_year_has_as_many_days_as_its_notice_leaves(self):
        self.policy()
        # Every holiday moved is made up for: what is left is the weekdays less the statutory days, 11 in a year and
        # 13 from 2025 on; less Victory Day in 2015, and Friday 31 January and Saturday 1 February in 2020.
        given = {2015: 12, 2020: 13, 2025: 13, 2026: 13}
        years = {year: sum(datetime.date.fromordinal(day).weekday() < 5 for day in range(
            datetime.date(year, 1, 1).toordinal(), datetime.date(year + 1, 1, 1).toordinal())) - given.get(year, 11)
            for year in range(2015, 2027)}
        self.assertEqual((years[2024], years[2026]), (251, 248))
        for year, days in years.items():
            with self.subTest(year=year):
                self.rows("late", "%d-12-31" % year, ("%d-12-31" % (year - 1), "{warning: {kept: %d}}" % days))

    def test_it_ends_with_the_last_notice(self):
        self.policy(AROUND, name="around")
        self.rows("around", "2026-10-31", ("2026-12-31", "{not_evaluated: calendar.2027}"),
                  ("2015-01-01", "{not_evaluated: calendar.2014}"))


if __name__ == "__main__":
    unittest.main()
