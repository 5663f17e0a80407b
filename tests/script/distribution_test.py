"""Dividing what was recovered (lua/assize/distribution.lua): golden figures, the traced return, order, later
distributions, and thousands of made cases against a division of our own in fractions."""
import csv
import unittest
from fractions import Fraction

import scripts

PLAN = """local distribution = require "assize.distribution"
local function yuan(fen) return money(("%d.%02d"):format(fen // 100, fen % 100)) end
local function claim(key, loss, repaid) return {key = key, loss = yuan(loss), repaid = yuan(repaid or 0)} end
local function tell(plan)
  for _, row in ipairs(plan.rows) do
    say(row.key, row.traced, row.floor, row.remainder, row.place, row.share, row.total, row.left, row.over)
  end
  say("owed", plan.owed, "divided", plan.divided, "extra", plan.extra, "given", plan.given, "left", plan.left)
end
"""

# Cases from a generator of its own: the same on every machine. Each has up to three distributions, with late
# victims in the later ones; one line a row.
MADE = PLAN + """
local state = 20261124
local function draw(most)
  state = state * 6364136223846793005 + 1442695040888963407
  return (state >> 33) % (most + 1)
end
local sizes = {3, 100, 100000, 900000000}
local function amount() return draw(sizes[draw(3) + 1]) end
local rows = {}
local function note(case, round, plan, traced)
  for _, row in ipairs(plan.rows) do
    rows[#rows + 1] = {case = case, round = round, pool = plan.pool, key = row.key, loss = row.loss,
      repaid = row.repaid, given_back = traced[row.key], traced = row.traced, floor = row.floor,
      remainder = row.remainder, place = row.place, share = row.share, left = row.left, extra = plan.extra,
      undivided = plan.left}
  end
end
for case = 1, tonumber(args[1]) do
  local claims, count = {}, draw(6) + 1
  for i = 1, count do claims[i] = claim("V" .. draw(9) .. i, amount(), draw(2) == 0 and amount() or 0) end
  for round = 1, 3 do
    local traced, back = {}, {}
    for i, one in ipairs(claims) do
      if draw(5) == 0 then
        traced[#traced + 1] = {key = "P" .. i, victims = {one.key}, amount = yuan(amount())}
        back[one.key] = traced[#traced].amount
      end
    end
    local pool = draw(3) == 0 and draw(5) or amount()
    local plan = distribution.plan {pool = yuan(pool), claims = claims, traced = traced}
    note(case, round, plan, back)
    claims = distribution.next_claims(plan, draw(2) == 0 and {claim("L" .. round, amount())} or nil)
  end
end
local columns = {"case", "round", "pool", "key", "loss", "repaid", "given_back", "traced", "floor", "remainder",
  "place", "share", "left", "extra", "undivided"}
out:csv("made.csv", rows, columns)
"""


class Case(scripts.Case):
    cases = 1

    def tell(self, given, **more):
        return self.said(PLAN + "tell(distribution.plan {%s})" % given, **more)


class Golden(Case):
    def test_a_hundred_fen_among_three_alike(self):
        told = self.tell("pool = yuan(100), claims = {claim('A', 500), claim('B', 500), claim('C', 500)}")
        self.assertEqual([line.split()[6] for line in told[:3]], ["0.34", "0.33", "0.33"])
        self.assertEqual(told[3], "owed 15.00 divided 1.00 extra 1 given 1.00 left 0.00")

    def test_the_order_of_claims_and_items_decides_nothing(self):
        claims = ["claim('A', 700, 10)", "claim('B', 500)", "claim('C', 500)", "claim('D', 3)"]
        items = ["{key='P1', victims={'A'}, amount=yuan(20)}", "{key='P2', victims={'A', 'B'}, amount=yuan(31)}"]
        given = "pool = yuan(101), claims = {%s}, traced = {%s}"
        self.assertEqual(self.tell(given % (", ".join(claims), ", ".join(items))),
                         self.tell(given % (", ".join(reversed(claims)), ", ".join(reversed(items)))))

    def test_where_remainders_are_alike_the_larger_claim_comes_first(self):
        # 1 fen among 1 and 3: remainders 1 and 3 of 4; 2 fen among 1 and 3: both 2 of 4.
        told = self.tell("pool = yuan(2), claims = {claim('A', 1), claim('B', 3)}")
        self.assertEqual(told[:2], ["A 0.00 0.00 2 2 0.00 0.00 0.01 0.00", "B 0.00 0.01 2 1 0.02 0.02 0.01 0.00"])

    def test_what_is_left_when_all_are_paid_is_stated(self):
        told = self.tell("pool = yuan(500), claims = {claim('A', 100), claim('B', 200, 50)}")
        self.assertEqual(told[2], "owed 2.50 divided 2.50 extra 0 given 2.50 left 2.50")

    def test_nothing_to_divide_and_nothing_owed(self):
        self.assertEqual(self.tell("pool = yuan(0), claims = {claim('A', 100)}")[0],
                         "A 0.00 0.00 0 1 0.00 0.00 1.00 0.00")
        self.assertEqual(self.tell("pool = yuan(7), claims = {claim('A', 100, 130)}"),
                         ["A 0.00 0.00 0 1 0.00 0.00 0.00 0.30",
                          "owed 0.00 divided 0.00 extra 0 given 0.00 left 0.07"])
        self.assertEqual(self.tell("pool = yuan(7), claims = {}"),
                         ["owed 0.00 divided 0.00 extra 0 given 0.00 left 0.07"])


class Traced(Case):
    def test_the_traced_return_goes_first(self):
        told = self.tell("pool = yuan(100), claims = {claim('A', 300), claim('B', 100)}, "
                         "traced = {{key = 'P1', victims = {'A'}, amount = yuan(200)}}")
        self.assertEqual([line.split()[1:2] + line.split()[5:7] for line in told[:2]],
                         [["2.00", "0.50", "2.50"], ["0.00", "0.50", "0.50"]])

    def test_what_is_above_the_loss_goes_to_the_pool(self):
        told = self.tell("pool = yuan(10), claims = {claim('A', 300, 250), claim('B', 100)}, "
                         "traced = {{key = 'P1', victims = {'A'}, amount = yuan(80)}}")
        self.assertEqual(told, ["A 0.50 0.00 0 2 0.00 0.50 0.00 0.00", "B 0.00 0.40 0 1 0.40 0.40 0.60 0.00",
                                "owed 1.00 divided 0.40 extra 0 given 0.90 left 0.00"])

    def test_what_is_traced_to_one_goes_before_what_is_traced_to_several(self):
        """Else the names of the items would decide: what V1 is given twice would go to V3 too."""
        for one, several in (("P1", "P2"), ("P2", "P1")):
            given = ("pool = yuan(0), claims = {claim('V1', 100), claim('V2', 100), claim('V3', 100)}, traced = {"
                     "{key = '%s', victims = {'V1'}, amount = yuan(100)}, "
                     "{key = '%s', victims = {'V1', 'V2'}, amount = yuan(100)}}" % (one, several))
            told = self.tell(given)
            self.assertEqual([line.split()[6] for line in told[:3]], ["1.00", "1.00", "0.00"], one)

    def test_what_is_traced_to_several_is_divided_among_them(self):
        told = self.tell("pool = yuan(0), claims = {claim('A', 300), claim('B', 100), claim('C', 900)}, "
                         "traced = {{key = 'P1', victims = {'A', 'B'}, amount = yuan(100)}}")
        self.assertEqual([line.split()[1] for line in told[:3]], ["0.75", "0.25", "0.00"])


class Refused(Case):
    def refuse(self, given, words):
        self.assertIn(words, self.script(PLAN + "tell(distribution.plan {%s})" % given, status=65).err)

    def test_what_makes_no_plan(self):
        self.refuse("pool = yuan(1), claims = {claim('A', 1), claim('A', 2)}", "the claim of A stands twice")
        self.refuse("pool = yuan(0) - yuan(1), claims = {}", "the pool is below zero")
        self.refuse("pool = yuan(1), claims = {{key='A', loss=yuan(0)-yuan(1), repaid=yuan(0)}}",
                    "the loss of A is below zero")
        self.refuse("pool = yuan(1), claims = {{key='A', loss=yuan(1), repaid=yuan(0)-yuan(1)}}",
                    "what was repaid to A is below zero")
        self.refuse("pool = yuan(1), claims = {claim('A', 1)}, traced = {{key='P', victims={'B'}, amount=yuan(1)}}",
                    "P is traced to B, who has no claim")
        self.refuse("pool = yuan(1), claims = {claim('A', 1)}, "
                    "traced = {{key='P', victims={'A', 'A'}, amount=yuan(1)}}", "P names A twice")
        self.refuse("pool = yuan(1), claims = {claim('A', 1)}, "
                    "traced = {{key='P', victims={'A'}, amount=yuan(0)-yuan(1)}}", "what was traced as P is below")


def fen(text):
    return int(text.replace(".", ""))


def divide(pool, owed):
    """The parts, by a way of our own: {key: fen} by the largest remainder, then the larger claim, then the key."""
    whole = sum(owed.values())
    if not whole or not pool:
        return {key: 0 for key in owed}
    exact = {key: Fraction(pool * claim, whole) for key, claim in owed.items()}
    parts = {key: int(part) for key, part in exact.items()}
    order = sorted(owed, key=lambda key: (parts[key] - exact[key], -owed[key], key))
    for key in order[:pool - sum(parts.values())]:
        parts[key] += 1
    return parts


class Property(Case):
    """Over made cases: exact, capped, in the order of the remainders, and nobody's total ever falls."""
    made = 3000

    @classmethod
    def plans(cls, rows):
        plans = {}
        for row in rows:
            plans.setdefault((int(row["case"]), int(row["round"])), {})[row["key"]] = row
        return plans

    def setUp(self):
        super().setUp()
        self.script(MADE, str(self.made), out=self.path("out"))
        with open(self.path("out", "made.csv"), encoding="utf-8-sig", newline="") as file:
            self.all = self.plans(csv.DictReader(file))

    def test_every_plan(self):
        self.assertEqual(len(self.all), 3 * self.made)
        seen = {"extra": 0, "undivided": 0, "traced above": 0, "over": 0}
        for plan in self.all.values():
            self.check_plan(plan, seen)
        self.assertGreater(min(seen.values()), 200, seen)

    def check_plan(self, plan, seen):
        owed, pool = {}, fen(next(iter(plan.values()))["pool"])
        for key, row in plan.items():
            before = max(fen(row["loss"]) - fen(row["repaid"]), 0)
            back = fen(row["given_back"] or "0.00")
            self.assertEqual(fen(row["traced"]), min(back, before))
            pool += max(back - before, 0)
            owed[key] = before - fen(row["traced"])
            seen["traced above"] += back > before
            seen["over"] += fen(row["repaid"]) > fen(row["loss"])
        divided = min(pool, sum(owed.values()))
        expected = divide(divided, owed)
        self.assertEqual({key: fen(row["share"]) for key, row in plan.items()}, expected)
        self.assertEqual(sum(expected.values()), divided)
        for key, row in plan.items():
            self.assertEqual(fen(row["left"]), owed[key] - expected[key])
            self.assertGreaterEqual(fen(row["left"]), 0)
            self.assertEqual(fen(row["undivided"]), pool - divided)
            extra = int(row["place"]) <= int(row["extra"])
            self.assertEqual(fen(row["floor"]) + extra, expected[key])
            if divided:
                self.assertEqual(divmod(divided * owed[key], sum(owed.values())),
                                 (fen(row["floor"]), int(row["remainder"])))
        self.assertEqual(sorted(int(row["place"]) for row in plan.values()), list(range(1, len(plan) + 1)))
        seen["extra"] += int(row["extra"]) > 0
        seen["undivided"] += pool > divided

    def test_a_later_distribution_asks_nothing_back(self):
        late = 0
        for (case, number), plan in self.all.items():
            if number == 3:
                continue
            after = self.all[case, number + 1]
            for key, row in plan.items():
                total = fen(row["repaid"]) + fen(row["traced"]) + fen(row["share"])
                self.assertEqual(fen(after[key]["repaid"]), total)
                self.assertGreaterEqual(fen(after[key]["traced"]) + fen(after[key]["share"]), 0)
            late += len(after) > len(plan)
        self.assertGreater(late, self.made // 4)


class Alabama(Case):
    """Dividing all money anew would ask something back: of 5 fen among 9, 9 and 2 the third gets one, of 6
    fen none. Dividing the sixth on what is still owed takes nothing from anybody."""

    def test_a_fen_more_in_the_pool_would_take_one_away(self):
        claims = {"A": 9, "B": 9, "C": 2}
        pools = [pool for pool in range(1, 20) if divide(pool + 1, claims)["C"] < divide(pool, claims)["C"]]
        self.assertEqual(pools, [5, 14])
        for pool in pools:
            told = self.said(PLAN + """
local first = distribution.plan {pool = yuan(%d), claims = {claim('A', 9), claim('B', 9), claim('C', 2)}}
local second = distribution.plan {pool = yuan(1), claims = distribution.next_claims(first)}
for key, row in pairs(second.victims) do say(key, first.victims[key].total, row.repaid + row.total) end
""" % pool)
            self.assertEqual(len(told), 3)
            for line in told:
                key, before, after = line.split()
                self.assertEqual(fen(before), divide(pool, claims)[key])
                self.assertGreaterEqual(fen(after), fen(before))


if __name__ == "__main__":
    unittest.main()
