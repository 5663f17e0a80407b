"""A defendant's own age, sex, ethnicity, schooling or disability never adds a priority finding nor raises one.

Every example dossier, under every policy of the national profile: first with defendants of whom nothing stands out, then
with each attribute on all of them. What speaks for a person may lower a finding or end it; sex, ethnicity and the age of
an adult move nothing.
"""
import collections
import glob
import json
import os
import sys
import unittest

import yaml

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(os.path.dirname(HERE), "cli"))

import assize  # noqa: E402

STATUSES = ("student", "disabled", "pregnant", "nursing", "deaf_blind", "mental_disorder", "seriously_ill", "sole_carer",
            "foreign_national", "public_official")
# No priors: of somebody who was a minor then they are sealed, and refused.
PLAIN = {"sex": "male", "ethnicity": "汉族", "statuses": [], "priors": [], "aged": 30}


def read_examples():
    dossiers = []
    for path in sorted(glob.glob(os.path.join(assize.EXAMPLES, "*.yaml"))):
        with open(path, encoding="utf-8") as text:
            dossiers.append(yaml.load(text, yaml.BaseLoader))  # every scalar a text: amounts stay exact
    return dossiers


def born(dossier, aged):
    """The birthday of one who was so old when the case's first act was done."""
    first = dossier["case"].get("offence_from", "")[:4]
    return "%d-01-01" % (int(first if first.isdigit() else 2024) - aged)


def with_attributes(dossiers, attributes):
    """The dossiers with these attributes on every defendant; one that is None is not known."""
    changed = json.loads(json.dumps(dossiers))
    for dossier in changed:
        persons = dossier.get("defendants")
        for person in persons if isinstance(persons, list) else []:
            for name, value in attributes.items():
                field = "birth_on" if name == "aged" else name
                person[field] = born(dossier, value) if name == "aged" and value is not None else value
    return changed


class Attributes(assize.Case):
    def audit(self, name, attributes):
        """The findings, and what calls for attention: {(case, subject, rule): [attention, ...]}, the most first."""
        self.store = self.path(name + ".store")
        self.make_store(self.write(name + ".jsonl", assize.jsonl(with_attributes(self.dossiers, {**PLAIN, **attributes}))),
                        profile=assize.NATIONAL)
        self.tool("audit", self.store, "--as-of", "2026-11-23", status=0)
        lines = self.tool("findings", self.store, "--format", "jsonl", status=0).lines()
        found = [line for line in lines if line.get("outcome") != "not_evaluated"]
        priority = collections.defaultdict(list)
        for line in found:
            if line["kind"] == "priority":
                priority[line["case"], line["subject"]["kind"], line["subject"]["key"],
                         line["policy"] + "/" + line["rule"]].append(line["attention"])
        return found, {key: sorted(attentions, reverse=True) for key, attentions in priority.items()}

    def setUp(self):
        super().setUp()
        self.dossiers = read_examples()
        self.plain_findings, self.plain = self.audit("plain", {})
        self.assertGreater(len(self.plain), 20)

    def assert_no_worse(self, name, attributes):
        found, priority = self.audit(name, attributes)
        for key, attentions in priority.items():
            before = self.plain.get(key, [])
            self.assertLessEqual(len(attentions), len(before), (attributes, key, "appeared"))
            for now, then in zip(attentions, before):
                self.assertLessEqual(now, then, (attributes, key, "rose"))
        return found

    def test_sex_ethnicity_and_the_age_of_an_adult_move_nothing(self):
        for name, attributes in (("female", {"sex": "female"}), ("zhuang", {"ethnicity": "壮族"}),
                                 ("uygur", {"ethnicity": "维吾尔族"}), ("of_25", {"aged": 25}), ("of_55", {"aged": 55})):
            with self.subTest(attributes=attributes):
                self.assertEqual(self.audit(name, attributes)[1], self.plain)

    def test_the_young_and_the_old(self):
        for years in (13, 15, 17, 61, 66, 80):
            with self.subTest(aged=years):
                found = self.assert_no_worse("aged_%d" % years, {"aged": years})
                for_them = {13: "minor", 15: "minor", 17: "minor", 80: "elderly"}.get(years)
                if for_them:  # the attribute did reach the rules
                    self.assertGreater(len([line for line in found if line["rule"] == for_them]), 20)

    def test_students_the_disabled_and_others(self):
        for status in STATUSES:
            with self.subTest(status=status):
                self.assert_no_worse(status, {"statuses": [{"kind": status, "from": "2010-01-01", "to": "n/a"}]})

    def test_nothing_known(self):
        self.assert_no_worse("unknown", {name: None for name in PLAIN if name != "priors"})

    def test_all_at_once(self):
        self.assert_no_worse("all", {"sex": "female", "ethnicity": "壮族", "aged": 17, "statuses": [
            {"key": "S%d" % i, "kind": status, "from": "2010-01-01", "to": "n/a"} for i, status in enumerate(STATUSES)]})


if __name__ == "__main__":
    unittest.main()
