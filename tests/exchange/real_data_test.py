"""The three real files through their maps: every record lands, every figure and every statement is
there on the other side, and nothing that was said of a case, or of one person, lands on another.

Needs ASSIZE_DATA, the folder of the files; skipped by name without it. ASSIZE names the tool.

The source is read here with Python's own JSON and decimal; the store's side is `assize export`.
What a map keeps in the case's notes (`path: value`, a line each) is counted on the store's side too:
the sums say that nothing is lost, the tests below them say what may be a field.
"""
import collections
import decimal
import json
import os
import re
import subprocess
import tempfile
import unittest

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
DATA = os.environ.get("ASSIZE_DATA")
TOOL = os.environ.get("ASSIZE", os.path.join(ROOT, "build", "assize"))
Decimal = decimal.Decimal


def lines(text):
    return [json.loads(line, parse_float=Decimal, parse_int=Decimal)
            for line in text.splitlines() if line.strip()]


def run(*args):
    done = subprocess.run([TOOL, *args], capture_output=True, text=True, encoding="utf-8")
    if done.returncode != 0:
        raise AssertionError("%s: exit %d\n%s" % (args, done.returncode, done.stderr[:2000]))
    return done.stdout


def number(value):
    return isinstance(value, Decimal)


def total(values):
    return sum((value for value in values if number(value)), Decimal(0))


def notes_of(dossier):
    """The notes as {path without indexes: [values]}."""
    notes = collections.defaultdict(list)
    for line in dossier.get("case", {}).get("notes", "").split("\n"):
        path, colon, value = line.partition(": ")
        if not colon:
            continue
        path = re.sub(r"\.\d+(?=\.|$)", "", path)
        if value.startswith("["):
            notes[path] += json.loads(value, parse_float=Decimal, parse_int=Decimal)
        elif re.fullmatch(r"-?\d+(\.\d+)?", value):
            notes[path].append(Decimal(value))
        else:
            notes[path].append({"true": True, "false": False}.get(value, value))
    return notes


class Side:
    """One file on both sides."""

    def __init__(self, name):
        with open(os.path.join(DATA, name + ".jsonl"), encoding="utf-8") as file:
            self.source = lines(file.read())
        with tempfile.TemporaryDirectory() as folder:
            store = os.path.join(folder, "store.assize")
            run("init", store)
            run("import", store, os.path.join(DATA, name + ".jsonl"), "--map",
                os.path.join(ROOT, "examples", "maps", name + ".yaml"))
            self.dossiers = lines(run("export", store, "--format", "jsonl", "--unmask",
                                      "--purpose", "sums on both sides"))
        self.notes = {dossier["key"]: notes_of(dossier) for dossier in self.dossiers}
        # A judgment's key is its case number, in its canonical form; its id is a note.
        self.by_id = {self.notes[dossier["key"]].get("id", [dossier["key"]])[0]: dossier
                      for dossier in self.dossiers}
        self.pairs = [(record, self.by_id.get(record["id"])) for record in self.source]

    def noted(self, path):
        return [value for notes in self.notes.values() for value in notes.get(path, [])]

    def defendants(self):
        return [d for dossier in self.dossiers for d in dossier.get("defendants", [])]

    def outcomes(self, field):
        return [d.get("outcome", {}).get(field) for d in self.defendants()]

    def charges(self, field):
        return [c.get(field) for d in self.defendants() for c in d.get("charges", [])]

    def items(self, entity, field):
        return [i.get(field) for dossier in self.dossiers for i in dossier.get(entity, [])]

    def case(self, field):
        return [dossier.get("case", {}).get(field) for dossier in self.dossiers]

    def circumstances(self, kind):
        return sum(1 for d in self.defendants() for c in d.get("circumstances", [])
                   if c["kind"] == kind)

    def facts(self, field, group="facts"):
        return [record[group][field] for record in self.source if field in record.get(group, {})]

    def persons(self, field):
        return [d.get(field) for record in self.source for d in record["defendants"]]


class Sums(unittest.TestCase):
    def assert_sum(self, source, *there):
        """The same sum, and as many figures, on both sides."""
        here = [value for value in source if number(value)]
        other = [value for values in there for value in values if number(value)]
        self.assertGreater(len(here), 0)
        self.assertEqual(total(here), total(other))
        self.assertEqual(len(here), len(other))

    def assert_true_flags(self, side, fact, kind=None, group="facts", field=None):
        flags = sum(1 for value in side.facts(fact, group) if value is True)
        kept = sum(1 for value in side.noted(group + "." + fact) if value is True)
        if kind:
            kept += side.circumstances(kind)
        if field:
            kept += sum(1 for value in side.case(field) if value is True)
        self.assertGreater(flags, 0, fact)
        self.assertEqual(flags, kept, fact)

    def assert_words(self, side, fact, fields):
        """Every word of a list or text fact is a field's or a note's, and as often."""
        words = collections.Counter()
        for value in side.facts(fact):
            words.update(value if isinstance(value, list) else [value])
        kept = collections.Counter(side.noted("facts." + fact))
        for word, count in fields.items():
            kept[word] += count
        self.assertEqual(words, +kept)

    def assert_all_landed(self, side):
        self.assertEqual(len(side.source), len(side.dossiers))
        self.assertEqual([], [record["id"] for record, dossier in side.pairs if not dossier])

    # What the two pattern-made files have in common.

    def assert_common(self, side):
        self.assert_sum(side.facts("amount_yuan"), side.charges("amount"),
                        side.noted("facts.amount_yuan"))
        self.assert_sum(side.facts("returned_yuan"), side.items("payments", "amount"),
                        side.noted("facts.returned_yuan"))
        self.assert_sum(side.facts("victims"), side.case("victims_count"))
        for fact, kind in (("confession", "confession"), ("surrender", "surrender"),
                           ("merit", "merit"), ("forgiven", "forgiveness"),
                           ("attempt", "attempted"), ("pleaded_guilty", "court_plea"),
                           ("returned", "return_loot")):
            self.assert_true_flags(side, fact, kind)
        for fact in ("gang", "full_return", "not_returned"):
            self.assert_true_flags(side, fact)
        self.assert_true_flags(side, "telecom", field="telecom")
        self.assert_true_flags(side, "overseas", field="cross_border")
        self.assert_words(side, "vulnerable", {})
        self.assert_words(side, "record", {"first offence": side.circumstances("first_offence"),
                                           "prior conviction": side.circumstances("prior_record"),
                                           "recidivist": side.circumstances("recidivist")})
        part = collections.Counter(d.get("participation") for d in side.defendants())
        self.assert_words(side, "roles", {
            "accessory": part["accessory"], "principal": part["principal"],
            "coerced": part["coerced_participant"],
            "ringleader": sum("ringleader" in d.get("roles", []) for d in side.defendants())})
        self.assertEqual(sorted(side.facts("offence_first")),
                         sorted(date for date in side.case("offence_from") if date))

    def assert_doubt_stays_out(self, side):
        """A largest single figure is no amount, nor is the total of what was attempted; a word with a
        question mark is no role."""
        for record, dossier in side.pairs:
            amounts = [c.get("amount") for d in dossier.get("defendants", [])
                       for c in d.get("charges", [])]
            facts = record["facts"]
            if facts.get("amount_how") != "stated total" or "attempt" in facts:
                self.assertEqual([], [a for a in amounts if a is not None], record["id"])
            self.assertFalse(any("backbone" in d.get("roles", []) or
                                 "organizer" in d.get("roles", [])
                                 for d in dossier.get("defendants", [])), record["id"])

    def assert_telephone_is_no_fraud(self, side, charges, around_fraud):
        """Half of the drug judgments mention a telephone: of these none is telecom fraud."""
        for record, dossier in side.pairs:
            case = dossier.get("case", {})
            if not around_fraud.intersection(record[charges] or []):
                self.assertEqual([None, None], [case.get("telecom"), case.get("cross_border")],
                                 record["id"])
        self.assertIn(True, side.case("telecom"))
        self.assertIn(True, side.case("cross_border"))

    def assert_silence_is_no_answer(self, side, facts):
        """Where a fact is not said, nothing is: no false, no empty list, no circumstance."""
        for record, dossier in side.pairs:
            case = dossier.get("case", {})
            self.assertNotIn(False, [case.get("telecom"), case.get("cross_border")])
            for d in dossier.get("defendants", []):
                kinds = {c["kind"] for c in d.get("circumstances", [])}
                for fact, kind in facts:
                    if fact not in record["facts"]:
                        self.assertNotIn(kind, kinds, record["id"])
                self.assertNotEqual([], d.get("circumstances"), record["id"])
            for entity in ("payments", "victims", "property", "orders"):
                self.assertNotEqual([], dossier.get(entity), record["id"])


@unittest.skipUnless(DATA, "judgments: ASSIZE_DATA does not name the real data")
class Judgments(Sums):
    @classmethod
    def setUpClass(cls):
        cls.side = Side("judgments")

    def test_every_record_lands(self):
        self.assert_all_landed(self.side)

    def test_sentences(self):
        side = self.side
        self.assert_sum(side.persons("fine_yuan"), side.outcomes("fine"))
        self.assert_sum(side.persons("months"), side.outcomes("months"))
        self.assert_sum(side.persons("probation_months"), side.outcomes("probation_months"))
        titles = {"有期徒刑": "fixed_term", "拘役": "detention", "免予刑事处罚": "exempt",
                  "单处罚金": "fine_only"}
        self.assertEqual(collections.Counter(titles[p] for p in side.persons("penalty")),
                         collections.Counter(side.outcomes("penalty")))

    def test_each_person_keeps_what_is_said_of_them(self):
        for record, dossier in self.side.pairs:
            there = dossier.get("defendants", [])
            self.assertEqual(len(record["defendants"]), len(there), record["id"])
            for person, d in zip(record["defendants"], there):
                outcome = d["outcome"]
                self.assertEqual((person["months"], person["fine_yuan"],
                                  person["probation_months"] or "n/a"),
                                 (outcome.get("months"), outcome.get("fine"),
                                  outcome["probation_months"]), record["id"])
                self.assertEqual(1, len(d["charges"]), record["id"])

    def test_facts_of_a_case_are_a_persons_only_where_there_is_one(self):
        for record, dossier in self.side.pairs:
            if len(record["defendants"]) == 1 and record["n_defendants"] == 1:
                continue
            for d in dossier.get("defendants", []):
                self.assertLessEqual(set(d), {"key", "charges", "outcome"}, record["id"])
                self.assertNotIn("amount", d["charges"][0], record["id"])
            self.assertNotIn("payments", dossier, record["id"])
            for order in dossier.get("orders", []):
                self.assertNotIn("debtors", order, record["id"])

    def test_facts(self):
        self.assert_common(self.side)

    def test_restitution_orders(self):
        side = self.side
        orders = [order for record in side.source for order in record["restitution_orders"]]
        self.assert_sum([amount for order in orders for amount in order["amounts_yuan"]],
                        side.items("orders", "amount"),
                        side.noted("restitution_orders.amounts_yuan"))
        self.assertEqual(sum(order["ordered"] for order in orders),
                         len(side.items("orders", "key")))
        self.assertEqual(sum(not order["ordered"] for order in orders),
                         side.noted("restitution_orders.ordered").count(False))

    def test_doubt_and_silence(self):
        self.assert_doubt_stays_out(self.side)
        self.assert_silence_is_no_answer(self.side, (
            ("confession", "confession"), ("surrender", "surrender"), ("attempt", "attempted")))

    def test_a_text_that_mentions_a_telephone(self):
        self.assert_telephone_is_no_fraud(self.side, "charges", {
            "诈骗罪", "掩饰、隐瞒犯罪所得罪", "侵犯公民个人信息罪", "收买、非法提供信用卡信息罪",
            "组织他人偷越国境罪"})

    def test_parts_that_exclude_each_other_are_nobodys(self):
        parts = {"principal", "accessory", "coerced", "ringleader"}
        several = 0
        for record, dossier in self.side.pairs:
            said = parts.intersection(record["facts"].get("roles", []))
            if len(said) < 2 or said == {"principal", "ringleader"}:
                continue
            several += 1
            for d in dossier.get("defendants", []):
                self.assertNotIn("participation", d, record["id"])
                self.assertNotIn("roles", d, record["id"])
        self.assertGreater(several, 0)

    def test_dates_and_articles(self):
        side = self.side
        said = [record["judgment_date"] for record in side.source if record["judgment_date"]]
        kept = [date for date in side.case("concluded_on") if date]
        self.assertEqual(sorted(said), sorted(kept + side.noted("judgment_date")))
        self.assert_sum([a for record in side.source for a in record["relevant_articles"]],
                        side.noted("relevant_articles"))


@unittest.skipUnless(DATA, "labels: ASSIZE_DATA does not name the real data")
class Labels(Sums):
    @classmethod
    def setUpClass(cls):
        cls.side = Side("labels")

    def test_every_record_lands(self):
        self.assert_all_landed(self.side)
        self.assertEqual(len(self.side.source), len(self.side.defendants()))

    def test_sentences(self):
        side = self.side
        self.assert_sum([record["punish_of_money"] for record in side.source],
                        side.outcomes("fine"), side.noted("punish_of_money"))
        terms = [record["term_of_imprisonment"] for record in side.source]
        self.assert_sum([term["imprisonment"] for term in terms], side.outcomes("months"),
                        side.noted("term_of_imprisonment.imprisonment"))
        for word, penalty in (("death_penalty", "death"), ("life_imprisonment", "life")):
            self.assertEqual(sum(term[word] for term in terms),
                             side.outcomes("penalty").count(penalty) +
                             side.noted("term_of_imprisonment." + word).count(True))

    def test_charges(self):
        side = self.side
        self.assertEqual(sum(len(record["accusation"]) for record in side.source),
                         len(side.charges("charge")) + len(side.noted("accusation")))

    def test_facts(self):
        self.assert_common(self.side)

    def test_a_text_that_mentions_a_telephone(self):
        self.assert_telephone_is_no_fraud(self.side, "accusation", {
            "诈骗", "[掩饰、隐瞒][犯罪所得、犯罪所得收益]", "妨害信用卡管理"})

    def test_a_zero_is_not_taken_for_none(self):
        self.assertNotIn(Decimal(0), self.side.outcomes("fine"))
        self.assertNotIn(Decimal(0), self.side.outcomes("months"))

    def test_doubt_and_silence(self):
        self.assert_doubt_stays_out(self.side)
        self.assert_silence_is_no_answer(self.side, (
            ("confession", "confession"), ("surrender", "surrender"), ("attempt", "attempted")))


@unittest.skipUnless(DATA, "published: ASSIZE_DATA does not name the real data")
class Published(Sums):
    @classmethod
    def setUpClass(cls):
        cls.side = Side("published")

    def test_every_record_lands(self):
        self.assert_all_landed(self.side)

    def test_sentences(self):
        side = self.side
        self.assert_sum(side.persons("fine_yuan"), side.outcomes("fine"))
        self.assert_sum(side.persons("months"), side.outcomes("months"))
        self.assert_sum(side.persons("probation_months"), side.outcomes("probation_months"))

    def test_who_was_sentenced_was_convicted(self):
        for record, dossier in self.side.pairs:
            decided = bool(record["case"].get("convicted_as")) and len(record["defendants"]) == 1
            for person, d in zip(record["defendants"], dossier.get("defendants", [])):
                state = "convicted" if person["penalty"] or decided else None
                self.assertEqual({state}, {c.get("state") for c in d["charges"]}, record["id"])

    def test_money_of_persons(self):
        side = self.side
        self.assert_sum(side.persons("profit_yuan"), [d.get("gain") for d in side.defendants()],
                        side.noted("defendants.profit_yuan"))
        self.assert_sum(side.persons("returned_yuan"), side.items("payments", "amount"))
        self.assert_sum(side.persons("recovery_ordered_yuan"), side.items("orders", "amount"))
        self.assert_sum(side.persons("settlement_flow_yuan") + side.facts(
            "settlement_flow_yuan", "case"), side.charges("settlement"),
            side.noted("defendants.settlement_flow_yuan"), side.noted("case.settlement_flow_yuan"))
        self.assert_sum(side.persons("amount_yuan") + side.facts("amount_yuan", "case"),
                        side.charges("amount"), side.noted("defendants.amount_yuan"),
                        side.noted("case.amount_yuan"))

    def test_figures_of_cases(self):
        side = self.side
        self.assert_sum(side.facts("cards", "case"), side.charges("cards"),
                        side.noted("case.cards"))
        self.assert_sum(side.facts("victim_loss_yuan", "case"), side.case("loss_total"),
                        side.noted("case.victim_loss_yuan"))
        self.assert_sum(side.facts("victims", "case"), side.case("victims_count"))
        for figure in ("linked_fraud_yuan", "joint_profit_yuan", "pi_items", "fines_total_yuan",
                       "recovered_yuan", "defendants_total", "cases", "probation"):
            self.assert_sum(side.facts(figure, "case"), side.noted("case." + figure))
        for fact, kind in (("surrender", "surrender"), ("confession", "confession"),
                           ("pleaded_guilty", "court_plea"), ("attempt", "attempted"),
                           ("fine_prepaid", "fine_prepaid")):
            flags = side.facts(fact, "case").count(True) + side.persons(fact).count(True)
            self.assertEqual(flags, side.circumstances(kind) +
                             side.noted("case." + fact).count(True), fact)

    def test_an_approximate_figure_is_no_field(self):
        fields = {"settlement_flow_yuan": "settlement", "amount_yuan": "amount"}
        for record, dossier in self.side.pairs:
            approx = record["case"].get("approx", [])
            for d in dossier.get("defendants", []):
                if "profit_yuan" in approx:
                    self.assertNotIn("gain", d, record["id"])
                for charge in d.get("charges", []):
                    for name, field in fields.items():
                        self.assertFalse(name in approx and field in charge, record["id"])
            if "victim_loss_yuan" in approx:
                self.assertNotIn("loss_total", dossier["case"], record["id"])

    def test_each_person_keeps_what_is_said_of_them(self):
        for record, dossier in self.side.pairs:
            there = dossier.get("defendants", [])
            self.assertEqual(len(record["defendants"]), len(there), record["id"])
            approx = record["case"].get("approx", [])
            for person, d in zip(record["defendants"], there):
                outcome = d.get("outcome", {})
                self.assertEqual((person["months"], person["fine_yuan"]),
                                 (outcome.get("months"), outcome.get("fine")), record["id"])
                if "profit_yuan" not in approx:
                    self.assertEqual(person["profit_yuan"], d.get("gain"), record["id"])
                self.assertEqual(person["charge"].count("；") + 1, len(d["charges"]),
                                 record["id"])

    def test_a_summary_lands_as_a_case(self):
        summary = self.side.by_id["pub-031"]
        self.assertNotIn("defendants", summary)
        self.assertEqual([Decimal(590)], self.side.notes["pub-031"]["n_defendants"])
        self.assertEqual([Decimal(12)], self.side.notes["pub-031"]["case.by_term.>=120m"])


if __name__ == "__main__":
    unittest.main()
