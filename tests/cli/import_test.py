"""Import and export: whole or not at all, every error in its place, and there and back the same."""
import json
import os
import unittest

import assize

BAD = {
    # what: (a line of a dossier, words of the message)
    "an unknown field and the nearest":
        ("gian: 210000.00", ("gian", "gain")),
    "money with a third decimal":
        ("gain: 210000.005", ("defendant.D1.gain",)),
    "an impossible date":
        ("joined_on: 2026-02-30", ("defendant.D1.joined_on",)),
    "a code that is none, and the nearest":
        ("roles: [organiser]", ("defendant.D1.roles", "organizer")),
    "a word where a list stands":
        ("loss_share: [1]", ("defendant.D1.loss_share",)),
    "a debtor that nobody is":
        ("outcome: {penalty: fixed_term, months: 3, joint_with: [D9]}", ("D9",)),
}


def yaml(line):
    return ("key: （2026）闽0203刑初1号\n"
            "case: {number: （2026）闽0203刑初1号, stage: effective}\n"
            "defendants:\n"
            "  - key: D1\n"
            "    %s\n" % line)


class Taking(assize.Case):
    def setUp(self):
        super().setUp()
        self.make_store()

    def test_the_examples_land(self):
        answer = self.tool("import", self.store, assize.EXAMPLES, status=0)
        self.assertGreaterEqual(self.counts(answer)["added"], 15)
        self.assertEqual(self.counts(answer)["rejected"], 0)
        self.assertEqual(answer.err, "")

    def test_the_same_again_changes_nothing(self):
        self.tool("import", self.store, assize.EXAMPLES, status=0)
        head = self.tool("verify", self.store, status=0).value("head")
        again = self.counts(self.tool("import", self.store, assize.EXAMPLES, status=0))
        self.assertEqual((again["added"], again["revised"]), (0, 0))
        self.assertGreaterEqual(again["unchanged"], 15)
        self.assertEqual(self.tool("verify", self.store, status=0).value("head"), head)

    def test_another_content_is_a_revision(self):
        self.write("a.jsonl", assize.jsonl([assize.dossier(1)]))
        self.write("b.jsonl", assize.jsonl([assize.dossier(1, gain="7777.00")]))
        self.tool("import", self.store, "a.jsonl", status=0)
        answer = self.tool("import", self.store, "b.jsonl", status=0)
        self.assertEqual(self.counts(answer)["revised"], 1)
        self.assertEqual(len(self.keys()), 1)
        self.assertEqual(self.tool("verify", self.store, status=0).value("revisions"), "2")

    def test_a_revision_that_loses_something_is_refused(self):
        poorer = assize.dossier(1)
        del poorer["victims"]
        self.write("a.jsonl", assize.jsonl([assize.dossier(1)]))
        self.write("b.jsonl", assize.jsonl([poorer]))
        self.tool("import", self.store, "a.jsonl", status=0)
        self.assert_told(self.tool("import", self.store, "b.jsonl", status=65), "--allow-loss")
        answer = self.tool("import", self.store, "b.jsonl", "--allow-loss", status=0)
        self.assertEqual(self.counts(answer)["revised"], 1)

    def test_standard_input_is_json_lines(self):
        answer = self.tool("import", self.store, "-", stdin=assize.jsonl([assize.dossier(3)]))
        self.assertEqual((answer.status, self.counts(answer)["added"]), (0, 1), str(answer))

    def test_a_dry_run_writes_nothing(self):
        answer = self.tool("import", self.store, assize.EXAMPLES, "--dry-run", status=0)
        self.assertGreaterEqual(self.counts(answer)["added"], 15)
        self.assertIn("dry run: nothing was written", answer.out)
        self.assertEqual(self.keys(), [])

    def test_a_file_that_is_not_there(self):
        self.assert_told(self.tool("import", self.store, "nowhere.yaml", status=66), "nowhere.yaml")


class Refusing(assize.Case):
    def setUp(self):
        super().setUp()
        self.make_store()

    def test_each_error_names_file_line_and_field_and_the_store_is_untouched(self):
        for what, (line, words) in BAD.items():
            with self.subTest(what):
                self.write("bad.yaml", yaml(line))
                answer = self.tool("import", self.store, "bad.yaml", status=65)
                self.assert_told(answer, "bad.yaml:5", *words)
                self.assertEqual(self.keys(), [])

    def test_a_key_that_stands_twice_names_both_places(self):
        self.write("bad.jsonl", assize.jsonl(
            [assize.dossier(1), assize.dossier(1, gain="5.00")]))
        self.assert_told(self.tool("import", self.store, "bad.jsonl", status=65),
                         "bad.jsonl:2", "twice", "first at line 1 of bad.jsonl")

    def test_a_key_that_stands_twice_in_a_folder_names_the_file(self):
        self.write("in/a.jsonl", assize.jsonl([assize.dossier(2), assize.dossier(1)]))
        self.write("in/b.jsonl", assize.jsonl([assize.dossier(3)]))
        self.write("c.jsonl", assize.jsonl(
            [assize.dossier(1, gain="5.00"), assize.dossier(3, gain="5.00")]))
        answer = self.tool("import", self.store, "in", "c.jsonl", status=65)
        self.assert_told(answer, "c.jsonl:1", "first at line 2 of in/a.jsonl", "give each case")
        self.assert_told(answer, "c.jsonl:2", "first at line 1 of in/b.jsonl", "give each case")

    def test_a_full_width_colon_is_named(self):
        self.write("bad.yaml", "key： （2026）闽0203刑初1号\n")
        self.assert_told(self.tool("import", self.store, "bad.yaml", status=65), "bad.yaml:1", "：")

    def test_bytes_that_are_no_utf8(self):
        with open(self.path("bad.jsonl"), "wb") as out:
            out.write('{"key": "（2026）闽0203刑初1号", "case": {"notes": "'.encode() + b"\xb7\xa8\"}}\n")
        self.assert_told(
            self.tool("import", self.store, "bad.jsonl", status=65), "bad.jsonl:1", "UTF-8")

    def test_what_holds_no_dossier_is_no_success(self):
        self.write("empty.yaml", "# cut off\n")
        self.write("empty.jsonl", "\n")
        self.write("empty.json", "")
        for name in ("empty.yaml", "empty.jsonl", "empty.json"):
            self.assert_told(self.tool("import", self.store, name, status=65), name + ":1")
        answer = self.tool("import", self.store, "empty.yaml", "--lang", "en", status=65)
        self.assert_told(answer, "empty.yaml:1: the file holds no dossier; check that")
        self.assert_told(self.tool("import", self.store, "-", status=65), "standard input holds no")
        os.mkdir(self.path("folder"))
        self.assert_told(self.tool("import", self.store, "folder", status=66), "folder")

    def test_one_bad_record_keeps_the_others_out(self):
        lines = [assize.dossier(n) for n in range(1, 6)]
        lines[2]["defendants"][0]["gain"] = "1.005"
        self.write("month.jsonl", assize.jsonl(lines))
        answer = self.tool("import", self.store, "month.jsonl", status=65)
        self.assert_told(answer, "month.jsonl:3", "gain")
        self.assertEqual(self.keys(), [])

    def test_one_bad_file_keeps_the_others_out(self):
        self.write("good.jsonl", assize.jsonl([assize.dossier(1)]))
        self.write("bad.yaml", yaml("gain: 1.005"))
        self.tool("import", self.store, "good.jsonl", "bad.yaml", status=65)
        self.assertEqual(self.keys(), [])

    def test_at_most_fifty_problems_are_told_and_the_rest_is_counted(self):
        lines = [assize.dossier(n, gain="1.005") for n in range(1, 61)]
        self.write("month.jsonl", assize.jsonl(lines))
        answer = self.tool("import", self.store, "month.jsonl", status=65)
        told = [line for line in answer.err.splitlines() if "month.jsonl:" in line]
        self.assertEqual(len(told), 50)
        self.assert_told(answer, "and 10 more")

    def test_what_a_terminal_would_obey_is_not_printed(self):
        self.write("bad.jsonl", json.dumps({"key": "（2026）闽0203刑初1号", "\x1b[2J\u202e": 1}) + "\n")
        answer = self.tool("import", self.store, "bad.jsonl", status=65)
        self.assertNotIn("\x1b", answer.err)
        self.assertNotIn("\u202e", answer.err)


class Rejects(assize.Case):
    def setUp(self):
        super().setUp()
        self.make_store()
        lines = [assize.dossier(n) for n in range(1, 6)]
        lines[2]["defendants"][0]["gain"] = "1.005"
        self.bad = assize.jsonl([lines[2]])
        self.write("month.jsonl", assize.jsonl(lines))

    def test_the_good_land_and_the_bad_go_to_the_file(self):
        answer = self.tool(
            "import", self.store, "month.jsonl", "--rejects", "bad.jsonl", status=65)
        self.assertEqual(self.counts(answer),
                         {"added": 4, "revised": 0, "unchanged": 0, "rejected": 1})
        self.assertIn("bad.jsonl", answer.out)
        self.assertEqual(len(self.keys()), 4)
        self.assertEqual(self.read("bad.jsonl"), self.bad)

    def test_a_mended_reject_is_imported(self):
        self.tool("import", self.store, "month.jsonl", "--rejects", "bad.jsonl", status=65)
        self.write("mended.jsonl", self.read("bad.jsonl").replace("1.005", "1.00"))
        answer = self.tool("import", self.store, "mended.jsonl", status=0)
        self.assertEqual(self.counts(answer)["added"], 1)

    def test_the_first_of_two_lands_and_the_second_says_where_it_is(self):
        self.write("two.jsonl", assize.jsonl([assize.dossier(7), assize.dossier(7, gain="5.00")]))
        answer = self.tool("import", self.store, "two.jsonl", "--rejects", "bad.jsonl", status=65)
        self.assert_told(
            answer, "two.jsonl:2", "first at line 1 of two.jsonl", "the first one lands")
        self.assertEqual(self.read("bad.jsonl"), assize.jsonl([assize.dossier(7, gain="5.00")]))

    def test_a_dry_run_writes_no_rejects(self):
        self.tool("import", self.store, "month.jsonl", "--rejects", "bad.jsonl", "--dry-run")
        self.assertFalse(os.path.exists(self.path("bad.jsonl")))
        self.assertEqual(self.keys(), [])


class Export(assize.Case):
    def setUp(self):
        super().setUp()
        self.make_store(assize.EXAMPLES)

    def unmasked(self, form):
        return self.tool("export", self.store, "--format", form, "--unmask", "--purpose",
                         "试验, 王某", status=0).out

    def test_personal_fields_are_masked(self):
        out = self.tool("export", self.store, status=0).out
        self.assertIn("***", out)
        self.assertNotIn("周某甲", out)
        self.assertIn("周某甲", self.unmasked("jsonl"))

    def test_a_masked_export_is_not_taken_back(self):
        for form in ("jsonl", "yaml"):
            out = self.tool("export", self.store, "--format", form, status=0).out
            self.write("masked." + form, out)
            self.tool("init", self.path(form + ".store"), status=0)
            answer = self.tool("import", self.path(form + ".store"), "masked." + form, status=65)
            self.assert_told(answer, "mask")

    def test_an_unmasked_export_gives_the_same_store(self):
        for form in ("jsonl", "yaml"):
            out = self.unmasked(form)
            self.write("all." + form, out)
            again = self.counts(self.tool("import", self.store, "all." + form, status=0))
            self.assertEqual((again["added"], again["revised"]), (0, 0), form)
            other = self.path(form + ".store")
            self.tool("init", other, status=0)
            self.tool("import", other, "all." + form, status=0)
            there = self.tool("export", other, "--format", form, "--unmask", "--purpose", "试验",
                              status=0).out
            self.assertEqual(there, out, form)

    def test_an_unmasked_export_is_journalled(self):
        before = int(self.tool("verify", self.store, status=0).value("journal"))
        self.tool("export", self.store, status=0)
        self.assertEqual(int(self.tool("verify", self.store, status=0).value("journal")), before)
        self.unmasked("jsonl")
        self.assertEqual(int(self.tool("verify", self.store, status=0).value("journal")), before + 1)

    def test_a_file_is_for_its_owner_and_whole(self):
        self.write("all.jsonl", "the old one\n")
        self.tool("export", self.store, "-o", "all.jsonl", status=0)
        self.assertEqual(len(self.read("all.jsonl").splitlines()), len(self.keys()))
        self.assertEqual(os.stat(self.path("all.jsonl")).st_mode & 0o777, 0o600)
        self.assertEqual(sorted(os.listdir(self.folder)), ["all.jsonl", "court.store"])

    def test_a_failed_export_leaves_the_old_file(self):
        self.write("all.jsonl", "the old one\n")
        self.write("letter.txt", "Dear court,\n" * 100)
        self.assertNotEqual(self.tool("export", "letter.txt", "-o", "all.jsonl").status, 0)
        self.assertEqual(self.read("all.jsonl"), "the old one\n")

    def test_a_folder_that_is_not_there(self):
        self.assert_told(
            self.tool("export", self.store, "-o", "nowhere/all.jsonl", status=66), "nowhere")

    def test_csv_is_a_file_an_entity(self):
        self.tool("export", self.store, "--format", "csv", "-o", "sheets", status=0)
        names = os.listdir(self.path("sheets"))
        for name in ("case.csv", "defendant.csv", "charge.csv", "victim.csv", "payment.csv"):
            self.assertIn(name, names)
        heading = self.read("sheets/charge.csv").lstrip("\ufeff").splitlines()[0].split(",")
        self.assertIn("case_key", heading)
        self.assertIn("defendant_key", heading)

    def test_cases_and_show_take_any_brackets(self):
        shown = self.tool("show", self.store, "（2025）浙0106刑初312号", status=0).out
        self.assertIn("浙0106", shown)
        self.assertNotIn("周某甲", shown)
        for name in ("(2025)浙0106刑初312号", "2025浙0106刑初312号"):
            self.assertEqual(self.tool("show", self.store, name, status=0).out, shown)

    def test_a_case_that_is_not_there(self):
        self.assert_told(self.tool("show", self.store, "（2025）浙0106刑初313号", status=66), "313")


if __name__ == "__main__":
    unittest.main()
