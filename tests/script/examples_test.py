"""The scripts of examples/scripts/: each on the example dossiers, and the year-end audit on made ones, with
and without cases held back."""
import csv
import datetime
import glob
import io
import os
import random
import re
import unittest

import scripts
from scripts import assize

SCRIPTS = os.path.join(assize.ROOT, "examples", "scripts")


class Case(assize.Case):
    def example(self, name, *words, status=0, out="out", as_of="2026-10-31", lang="en"):
        return self.tool("script", os.path.join(SCRIPTS, name), self.store, "--as-of", as_of,
                         "--out", self.path(out), "--lang", lang, *words, status=status)

    def rows(self, name, out="out"):
        with open(self.path(out, name), encoding="utf-8-sig", newline="") as file:
            return list(csv.DictReader(io.StringIO(file.read())))


def victims_of_the_examples():
    count = 0
    for path in glob.glob(os.path.join(assize.EXAMPLES, "*.yaml")):
        with open(path, encoding="utf-8") as text:
            count += len(re.findall(r"\{key: V\d", text.read()))
    return count


class OnTheExamples(Case):
    def setUp(self):
        super().setUp()
        self.make_store(assize.EXAMPLES, profile=assize.NATIONAL)

    def test_the_policy_of_the_restitution_audit_passes_its_tests(self):
        folder = os.path.join(SCRIPTS, "restitution", "returns")
        self.assertIn("0 failed", self.tool("policy", "test", folder, "--lang", "en", status=0).out)

    def test_the_monthly_restitution_audit(self):
        first = self.example("monthly-restitution.lua")
        self.assertIn("%d victims on record" % victims_of_the_examples(), first.out)
        self.assertIn("There is no earlier run", first.out)
        findings = self.rows("findings.csv")
        self.assertEqual({row["rule"] for row in findings}, {"unreturned", "measure_expired"})
        for row in self.rows("victims.csv"):
            self.assertEqual(float(row["loss"]) - float(row["returned"]), float(row["left"]))
            self.assertGreater(float(row["left"]), 0)
        self.assertFalse(os.path.exists(self.path("out/changes.csv")))
        self.assertEqual(self.read("out/summary.md"), first.out)

    def test_the_next_month_says_what_moved(self):
        self.example("monthly-restitution.lua", as_of="2026-06-30")
        told = self.example("monthly-restitution.lua", out="next", as_of="2026-10-31").out
        moved = [row for row in self.rows("changes.csv", "next")]
        self.assertTrue(moved)
        self.assertEqual({row["change"] for row in moved}, {"new", "changed"})
        self.assertIn("Run 1 (2026-06-30): new", told)

    def test_the_monthly_audit_of_one_court(self):
        self.assertIn("范围：court=厦门市思明区人民法院", self.example(
            "monthly-restitution.lua", "court=厦门市思明区人民法院", lang="zh").out)
        self.assertEqual({row["case"] for row in self.rows("findings.csv")} -
                         {"（2026）闽0203刑初88号", "（2026）闽0203刑初131号"}, set())

    def test_the_same_loss_in_two_cases_is_counted_once(self):
        self.assertIn("another case counts already: 2", self.example("monthly-restitution.lua").out)

    def test_a_gate_lets_pass_what_was_there_and_stops_what_is_new(self):
        profile = assize.write_profile(self, {"gain": assize.rule(
            level="error", check='check = function(d) if d.gain > param.floor then '
                                 'return finding {} end end')})
        self.store = self.path("gate.store")
        self.make_store(self.write("a.jsonl", assize.jsonl([assize.dossier(1)])), profile=profile)
        self.assertIn("1 findings are there", self.example("gate.lua").out)
        self.example("gate.lua")
        self.tool("import", self.store, self.write("b.jsonl", assize.jsonl([assize.dossier(2)])))
        answer = self.example("gate.lua", status=1)
        self.assertIn("new 1, fixed 0", answer.out)
        self.assertIn(assize.number(2), answer.out)
        self.assertIn("出现新的提示 1 项", self.again_with_a_third())
        self.example("gate.lua", "warning")

    def again_with_a_third(self):
        self.tool("import", self.store, self.write("c.jsonl", assize.jsonl([assize.dossier(3)])))
        return self.example("gate.lua", status=1, lang="zh").out

    def test_a_gate_tells_what_nobody_could_look_at_again(self):
        profile = assize.write_profile(self, {"gain": assize.rule(
            level="error", check='check = function(d) if d.gain > param.floor then '
                                 'return finding {} end end')})
        self.store = self.path("gate.store")
        self.make_store(self.write("a.jsonl", assize.jsonl([assize.dossier(1)])), profile=profile)
        self.example("gate.lua")
        self.tool("import", self.store, "--allow-loss",
                  self.write("b.jsonl", assize.jsonl([assize.dossier(1, gain="不详")])), status=0)
        self.assertIn("fixed 0, not looked at again 1", self.example("gate.lua").out)

    def test_a_sample_for_reading_can_be_drawn_again_and_extended(self):
        self.example("sample-for-reading.lua", "5", "--seed", "A", out="five")
        self.example("sample-for-reading.lua", "10", "--seed", "A", out="ten")
        five, ten = self.rows("by-case.csv", "five"), self.rows("by-case.csv", "ten")
        self.assertEqual((len(five), len(ten), ten[:5]), (5, 10, five))
        draws = {}
        for row in self.rows("by-money.csv", "ten"):
            draws.update({int(k): row["case"] for k in row["draws"].split()})
        self.assertEqual(sorted(draws), list(range(1, 11)))
        for row in self.rows("by-money.csv", "five"):
            self.assertEqual({draws[int(k)] for k in row["draws"].split()}, {row["case"]})
        for row in self.rows("left-out.csv", "ten"):
            self.assertIn(row["loss"], ("", "n/a"))
        self.assertIn("name a seed", self.example("sample-for-reading.lua", status=1).out)

    def test_the_year_end_audit_says_that_the_examples_are_too_few(self):
        self.assertIn("insufficient data (there are too few cases)",
                      self.example("year-end-filings.lua", "2025").out)
        self.assertEqual(self.rows("verdict.csv")[0]["verdict"], "insufficient_data")
        self.assertIn("name the year", self.example("year-end-filings.lua", status=1).out)

    def test_no_example_names_a_person(self):
        for name, words in (("monthly-restitution.lua", ()), ("sample-for-reading.lua", ("--seed", "A")),
                            ("gate.lua", ())):
            told = self.example(name, *words, lang="zh").out
            for file in os.listdir(self.path("out")) if os.path.isdir(self.path("out")) else ():
                told += self.read("out/" + file)
            for person in ("林某甲", "陈某乙", "王某某", "李某"):
                self.assertNotIn(person, told)


# ---- made filings --------------------------------------------------------------------------------

def working_days(first, last):
    day, days = first, []
    while day <= last:
        if day.weekday() < 5 and (day.month, day.day) != (1, 1):
            days.append(day)
        day += datetime.timedelta(1)
    return days


def season(year):
    """The working days from 1 November to 14 January."""
    return working_days(datetime.date(year, 11, 1), datetime.date(year + 1, 1, 14))


def filings(rng, year, count, held=0.0, until=0.0):
    """Days of acceptance at one rate; a part `held` of those of late December comes in early January, and
    a part `until` of those of the reference too."""
    days, january = season(year), working_days(
        datetime.date(year + 1, 1, 1), datetime.date(year + 1, 1, 14))
    for _ in range(count):
        day = rng.choice(days)
        late = day.year == year and (day.month, day.day) >= (12, 18)
        early = day.year == year and not late
        if (late and rng.random() < held) or (early and rng.random() < until):
            day = rng.choice(january)
        yield day


class YearEnd(Case):
    courts = 0
    serial = 0

    def court(self, *years, unknown=0):
        """A court with these filings; its name."""
        self.courts += 1
        name = "第%d人民法院" % self.courts
        lines = []
        for day in [day for days in years for day in days] + [None] * unknown:
            self.serial += 1
            number = "（%d）闽0203刑初%d号" % (day.year if day else 2026, self.serial)
            case = {"number": number, "court": name, "accepted_on": str(day) if day else "不详"}
            lines.append({"key": number, "case": case})
        path = self.write("court%d.jsonl" % self.courts, assize.jsonl(lines))
        if not os.path.exists(self.store):
            self.tool("init", self.store, status=0)
        self.tool("import", self.store, path, status=0)
        return name

    def verdict(self, court, as_of="2026-03-01"):
        self.example("year-end-filings.lua", "2025", "court=" + court, as_of=as_of)
        return self.rows("verdict.csv")[0]

    def test_cases_held_back_are_seen(self):
        rng = random.Random(1)
        for _ in range(5):
            verdict = self.verdict(self.court(filings(rng, 2025, 300, held=0.7)))
            self.assertEqual(verdict["verdict"], "supported", verdict)
            self.assertEqual(verdict["p_earlier"], "")

    def test_cases_held_back_for_the_first_time_are_seen_against_earlier_years(self):
        rng = random.Random(2)
        earlier = [filings(rng, year, 300) for year in (2022, 2023, 2024)]
        verdict = self.verdict(self.court(*earlier, filings(rng, 2025, 300, held=0.7)))
        self.assertEqual(verdict["verdict"], "supported", verdict)
        self.assertLess(float(verdict["p_earlier"]), 0.05)

    def test_what_comes_every_year_is_not_taken_for_this_year(self):
        rng = random.Random(3)
        every = [filings(rng, year, 300, held=0.7) for year in (2022, 2023, 2024, 2025)]
        court = self.court(*every)
        self.assertEqual(self.verdict(court)["verdict"], "not_supported")
        self.assertIn("a season, or a standing practice", self.read("out/year-end.md"))

    def test_a_rate_that_only_rises_or_only_falls_is_not_held_back(self):
        rng = random.Random(4)
        for _ in range(5):
            more_in_january = self.court(filings(rng, 2025, 400, until=0.3))
            self.assertEqual(self.verdict(more_in_january)["verdict"], "not_supported")
        few = [day for day in filings(rng, 2025, 400) if day < datetime.date(2025, 12, 18) or
               rng.random() < 0.4]
        self.assertEqual(self.verdict(self.court(few))["verdict"], "not_supported")

    def test_honest_courts_are_seldom_suspected(self):
        """Under the null model each test is wrong at most once in twenty, and both must be: of 60 courts
        the audit may name 3 by chance, and with these seeds names none or few."""
        rng = random.Random(5)
        courts = [self.court(filings(rng, 2025, 250)) for _ in range(60)]
        verdicts = [self.verdict(court)["verdict"] for court in courts]
        self.assertLessEqual(verdicts.count("supported"), 1)
        self.assertEqual(verdicts.count("insufficient_data"), 0)

    def test_too_little_is_no_answer(self):
        rng = random.Random(6)
        self.assertEqual(self.verdict(self.court(filings(rng, 2025, 15)))["verdict"],
                         "insufficient_data")
        held = self.court(filings(rng, 2025, 300, held=0.9), unknown=60)
        self.assertEqual(self.verdict(held)["verdict"], "insufficient_data")
        early = self.court(filings(rng, 2025, 300, held=0.9))
        self.assertEqual(self.verdict(early, as_of="2026-01-14")["verdict"], "insufficient_data")
        self.assertEqual(self.verdict(early, as_of="2026-01-15")["verdict"], "supported")

    def test_the_chances_are_exact(self):
        """The tails against fractions of whole numbers."""
        from fractions import Fraction
        from math import comb
        rng = random.Random(7)
        v = self.verdict(self.court(filings(rng, 2024, 200), filings(rng, 2025, 200, held=0.4)))
        r, d, j, wr, wd, wj = (int(v[k]) for k in (
            "reference", "december", "january", "days_reference", "days_december", "days_january"))
        p = Fraction(wd, wd + wr)
        low = sum(comb(r + d, k) * p ** k * (1 - p) ** (r + d - k) for k in range(d + 1))
        self.assertEqual(v["p_december"], "%.6f" % low)
        p = Fraction(wj, wj + wr)
        high = sum(comb(r + j, k) * p ** k * (1 - p) ** (r + j - k) for k in range(j, r + j + 1))
        self.assertEqual(v["p_january"], "%.6f" % high)
        self.assertEqual(wr, len(working_days(datetime.date(2025, 11, 1), datetime.date(2025, 12, 17))))
        days = [datetime.date.fromisoformat(self.accepted(line)) for line in self.lines()]
        self.assertEqual(v["p_earlier"], "%.6f" % self.fisher(days, wd, wj, d, j))

    def lines(self):
        return self.tool("export", self.store, status=0).lines()

    @staticmethod
    def accepted(line):
        return line["case"]["accepted_on"]

    @staticmethod
    def fisher(days, wd, wj, d, j):
        from fractions import Fraction
        from math import comb
        de = sum((2024, 12, 18) <= (x.year, x.month, x.day) <= (2024, 12, 31) for x in days)
        je = sum((2025, 1, 1) <= (x.year, x.month, x.day) <= (2025, 1, 14) for x in days)
        wde = len(working_days(datetime.date(2024, 12, 18), datetime.date(2024, 12, 31)))
        wje = len(working_days(datetime.date(2025, 1, 1), datetime.date(2025, 1, 14)))
        odds = Fraction(wj, wd) / Fraction(wje, wde)
        n, m, k = d + j, de + je, j + je
        weight = {x: comb(n, x) * comb(m, k - x) * odds ** x
                  for x in range(max(0, k - m), min(n, k) + 1)}
        return float(sum(w for x, w in weight.items() if x >= j) / sum(weight.values()))


if __name__ == "__main__":
    unittest.main()
