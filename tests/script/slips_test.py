"""examples/scripts/distribution.lua and check-slip.py: the plan of a case, and a slip for each victim that is
checked without the others, tells nothing of them, and shows what was changed in it."""
import csv
import glob
import hashlib
import json
import os
import re
import subprocess
import sys

import scripts
from scripts import assize

SCRIPTS = os.path.join(assize.ROOT, "examples", "scripts")
SALT = "salt=0123456789abcdef"


def victim(key, loss, **more):
    return {"key": key, "name": "某" + key, "loss": loss, **more}


def recovered(key, amount, **more):
    return {"key": key, "kind": "deposit", "owner": "D1", "status": "recovered", "recovered_on": "2026-09-01",
            "amount": amount, **more}


def paid(key, payee, amount, **more):
    return {"key": key, "debtor": "D1", "payer": "defendant", "kind": "distribution", "purpose": "victim",
            "paid_on": "2026-10-01", "amount": amount, "payee": payee, **more}


class Case(assize.Case):
    victims = [victim("V1", "700.01"), victim("V2", "1300.02"), victim("V3", "310.07"), victim("V4", "55.55")]
    property = [recovered("P1", "1000.00")]
    payments = []
    case = {}

    def setUp(self):
        super().setUp()
        self.tool("init", self.store, status=0)
        self.put()

    def put(self, **changes):
        parts = {"victims": self.victims, "property": self.property, "payments": self.payments, **changes}
        record = assize.dossier(1)
        record.update(parts)
        record["case"] = {**record["case"], **self.case}
        path = self.write("case.jsonl", json.dumps(record, ensure_ascii=False) + "\n")
        self.tool("import", self.store, path, "--allow-loss", status=0)

    def divide(self, *words, out="out", status=0, lang="zh", salt=SALT, case=assize.number(1)):
        return self.tool("script", os.path.join(SCRIPTS, "distribution.lua"), self.store, case,
                         *([salt] if salt else []), *words, "--as-of", "2026-10-31", "--out", self.path(out),
                         "--lang", lang, status=status)

    def rows(self, out="out"):
        with open(self.path(out, "plan.csv"), encoding="utf-8-sig", newline="") as file:
            rows = list(csv.reader(file))
        names = ("key", "loss", "repaid", "over", "traced", "owed", "floor", "remainder", "place", "share", "total",
                 "left")
        return {row[0]: dict(zip(names, row)) for row in rows[1:]}

    def slips(self, out="out"):
        return sorted(glob.glob(self.path(out, "slips", "*.txt")))

    def check(self, *paths, status=0):
        done = subprocess.run([sys.executable, os.path.join(SCRIPTS, "check-slip.py"), *paths],
                              stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, encoding="utf-8",
                              check=False)
        self.assertEqual(done.returncode, status, done.stdout)
        return done.stdout


def fen(text):
    return int(text.replace(".", ""))


class Plan(Case):
    property = [recovered("P1", "1000.00"), recovered("P2", "20.00", victims=["V3"]),
                recovered("P3", "300.00", third_party="good_faith"), recovered("P4", "40.00", status="held")]
    payments = [paid("T1", "V2", "100.02", kind="repay_loss")]

    def test_sums_and_what_stays(self):
        told = self.divide().out
        rows = self.rows()
        total = rows.pop("合计")
        for name in ("traced", "share", "total", "left"):
            self.assertEqual(sum(fen(row[name]) for row in rows.values()), fen(total[name]))
        self.assertEqual((total["traced"], total["share"]), ("20.00", "1000.00"))
        self.assertEqual((rows["V3"]["traced"], rows["V2"]["owed"]), ("20.00", "1200.00"))
        self.assertEqual(self.read("out/plan.md"), told)
        for words in ("先行返还 20.00 元", "按比例分配 1000.00 元", "未分配留存 0.00 元", "第三人善意取得",
                      "法释〔2021〕1号第四百三十八条"):
            self.assertIn(words, told)
        self.assertNotIn("P4", told)

    def test_money_beside_the_property_and_what_is_left_when_all_are_paid(self):
        told = self.divide("add=5000", lang="en").out
        self.assertIn("left undivided 3754.37", told)
        self.assertEqual({row["left"] for row in self.rows().values()}, {"0.00"})

    def test_the_order_of_the_record_decides_nothing(self):
        self.divide()
        self.put(victims=self.victims[::-1], property=self.property[::-1])
        self.divide(out="again")
        for name in ["plan.md", "plan.csv"] + ["slips/V%d.txt" % n for n in range(1, 5)]:
            self.assertEqual(self.read("out/" + name), self.read("again/" + name))

    def test_a_second_distribution_takes_nothing_back_and_takes_late_victims_in(self):
        self.divide()
        first = self.rows()
        given = [paid("T1%s" % key, key, row["total"]) for key, row in first.items() if key != "合计"]
        self.put(victims=self.victims + [victim("V5", "400.00")], property=[recovered("P5", "333.33")],
                 payments=self.payments + given)
        self.divide(out="second")
        second = self.rows("second")
        for key in ("V1", "V2", "V3", "V4"):
            self.assertEqual(fen(second[key]["repaid"]), fen(first[key]["repaid"]) + fen(first[key]["total"]))
            self.assertGreater(fen(second[key]["total"]), 0)
        self.assertGreater(fen(second["V5"]["total"]), 0)
        self.assertEqual(second["合计"]["total"], "333.33")
        self.check(*self.slips("second"))

    def test_nobody_is_named(self):
        told = self.divide().out + "".join(self.read(path) for path in self.slips())
        for key in ("V1", "V2", "V3", "V4"):
            self.assertNotIn("某" + key, told)


class SameLoss(Case):
    """A victim may have been paid in another case about the same loss, which this case does not show."""

    def put_other(self, n=2, **parts):
        other = {**assize.dossier(n), **parts}
        other["case"].update(parts.get("case", {"loss_key": "L"}))
        self.tool("import", self.store, self.write("other.jsonl", json.dumps(other) + "\n"), status=0)

    def refused(self, told, lang="zh"):
        self.assertIn(told, self.divide(lang=lang, status=1).out)
        self.assertEqual(self.slips(), [])
        self.assertFalse(os.path.exists(self.path("out", "plan.md")))

    def setUp(self):
        self.case = {"loss_key": "L"}
        super().setUp()

    def test_one_alone_is_divided_without_a_word(self):
        told = self.divide().out
        self.assertNotIn("同一损失", told + self.read(self.slips()[0]))

    def test_nothing_is_divided_before_a_person_looked(self):
        self.put_other()
        self.refused("另有 1 件案件涉及同一损失：%s。" % assize.number(2))
        self.refused("Other cases about the same loss, 1 in all: %s. Pay" % assize.number(2), lang="en")
        self.refused("alone=yes", lang="en")
        self.assertIn("同一损失", self.divide("partial=yes", status=1).out)
        self.assertIn("同一损失", self.divide("alone=no", status=1).out)

    def test_the_plan_begins_with_it_and_each_slip_says_it(self):
        self.put_other()
        for lang, plan, slip in (("zh", "另有 1 件案件涉及同一损失", "另有案件涉及同一损失"),
                                 ("en", "Other cases about the same loss, 1 in all", "other cases about the same loss")):
            self.divide("alone=yes", lang=lang, out=lang)
            self.assertIn(plan, self.read(lang + "/plan.md").split("\n")[2])
            for path in self.slips(lang):
                self.assertIn(slip, self.read(path).split("\n")[2])
            self.check(*self.slips(lang))

    def test_what_was_repaid_is_what_this_case_shows(self):
        for lang, words in (("zh", "此前已受偿（以本案所载为限）（repaid）：0.00"),
                            ("en", "repaid to you before, as far as this case shows (repaid): 0.00")):
            self.divide(lang=lang, out=lang)
            self.assertIn(words, self.read(self.slips(lang)[0]))

    def test_the_loss_is_named_by_an_order_too(self):
        order = {"obligation": "order_repay", "loss_key": "L", "debtors": ["D1"], "joint": True, "amount": "1.00"}
        self.put_other(case={}, orders=[order])
        self.refused("另有 1 件案件")
        self.case = {}
        self.put(orders=[order])
        self.refused("另有 1 件案件")

    def test_many_are_counted_and_some_named(self):
        for n in range(2, 10):
            self.put_other(n)
        self.refused("另有 8 件案件涉及同一损失：%s 等。" % "、".join(assize.number(n) for n in range(2, 7)))

    def test_another_loss_is_no_matter(self):
        self.put_other(case={"loss_key": "M"})
        self.assertNotIn("同一损失", self.divide().out)

    def test_a_case_that_names_no_loss_says_that_none_was_looked_for(self):
        self.case = {}
        self.put()
        self.put_other()
        self.assertIn("没有记载损失标识", self.divide().out.split("\n")[2])
        self.assertIn("names no loss key", self.divide(lang="en").out.split("\n")[2])


class Number(Case):
    def test_brackets_of_either_width_or_none(self):
        for case in ("（2026）闽0203刑初1号", "(2026)闽0203刑初1号", "2026闽0203刑初1号"):
            self.assertIn("案件 " + assize.number(1), self.divide(case=case).out)

    def test_a_word_alike_in_some_bytes_is_another(self):
        """刑 and 剑 differ in a byte that is one of a wide bracket's."""
        self.assertIn("库中没有案件：(2026)闽0203剑初1号", self.divide(case="(2026)闽0203剑初1号", status=1).out)


class Refused(Case):
    def refuse(self, *words, told, **more):
        self.assertIn(told, self.divide(*words, status=1, lang="en", **more).out)
        self.assertEqual(self.slips(), [])

    def test_what_is_asked_wrongly(self):
        self.refuse("add=1.00", "add=2.00", told="an argument stands twice: add")
        self.refuse(SALT, told="an argument stands twice: salt")
        self.refuse(told="write salt=TEXT", salt=None)
        self.refuse(told="16 bytes", salt="salt=short")
        self.refuse("sallt=1", told="arguments are CASE")
        self.refuse("add=-1", told="add is below zero")
        self.refuse(told="the store has no case", case="（2026）闽0203刑初9999号")

    def test_an_unknown_loss_or_payment_or_amount_is_named(self):
        self.put(victims=[victim("V1", "不详"), victim("V2", "5")])
        self.refuse(told="V1.loss")
        self.put(payments=[paid("T1", "V1", "不详")])
        self.refuse(told="V1.returned")
        self.put(property=[recovered("P1", "不详")])
        self.refuse(told="unknown: P1")

    def test_victims_who_are_not_on_record(self):
        self.put(victims=[])
        self.refuse("partial=yes", told="no victims on record")
        self.case = {"victims_count": 9}
        self.put()
        self.refuse(told="counts 9 victims and has 4")
        self.assertIn("the file may count more", self.divide("partial=yes", lang="en").out)

    def test_nothing_to_give(self):
        self.put(property=[])
        self.refuse(told="nothing to give")


class Slips(Case):
    def test_each_holds_alone_and_all_together(self):
        for lang in ("zh", "en"):
            self.divide(lang=lang, out=lang)
            paths = self.slips(lang)
            self.assertEqual(len(paths), 4)
            for path in paths:
                self.check(path)
            self.check(*paths)
            root = re.search(r"`([0-9a-f]{64})`", self.read(lang + "/plan.md")).group(1)
            self.check(*paths, "--root", root)
            self.check(paths[0], "--root", root[::-1], status=1)

    def test_any_number_of_victims(self):
        for count in (1, 2, 3, 5, 8, 13):
            self.put(victims=[victim("V%02d" % n, "%d.%02d" % (n * 37, n)) for n in range(1, count + 1)])
            self.divide(out="n%d" % count)
            self.assertEqual(len(self.slips("n%d" % count)), count)
            self.check(*self.slips("n%d" % count))

    def test_more_than_is_owed_and_nothing_owed_to_one(self):
        self.put(payments=[paid("T1", "V4", "60.00")])
        self.divide("add=9000")
        self.check(*self.slips())

    def test_a_slip_that_was_changed_does_not_hold(self):
        self.divide()
        right = self.read("out/slips/V2.txt")
        names = re.findall(r"（([a-z_]+)）：", right)
        self.assertEqual(len(names), 19)
        for name in names:
            value = re.search(r"（%s）：(.*)" % name, right).group(1)
            for changed in (value + "1", "1" + value, value[:-1], "", value[:-1] + ("0" if value[-1] != "0" else "7")):
                slip = self.write("slip.txt", right.replace("（%s）：%s" % (name, value), "（%s）：%s" % (name, changed)))
                self.assertIn("不符 / it does not hold", self.check(slip, status=1), (name, changed))
            without = re.sub(r"(?m)^.*（%s）：.*\n" % name, "", right)
            self.check(self.write("slip.txt", without), status=1)

    def test_numbers_that_are_too_long_to_be_read(self):
        self.divide()
        right = self.read("out/slips/V2.txt")
        for name in ("remainder", "loss"):
            value = re.search(r"（%s）：(.*)" % name, right).group(1)
            slip = self.write("slip.txt", right.replace("（%s）：%s" % (name, value), "（%s）：%s" % (
                name, "9" * 5000 + value)))
            self.assertIn("不符 / it does not hold", self.check(slip, status=1))

    def test_a_blank_at_the_end_of_a_line_changes_no_sum(self):
        self.divide()
        right = self.read("out/slips/V2.txt")
        self.check(self.write("slip.txt", re.sub(r"(（share）：.*)", r"\1 ", right).replace("\n", "\r\n")))

    def test_a_path_that_is_too_long_or_too_short(self):
        self.divide()
        right = self.read("out/slips/V2.txt")
        path = re.search(r"（path）：(.*)", right).group(1)
        for changed, told in ((path + " " + path[:64], "too long"), (path[:64], "too short")):
            slip = self.write("slip.txt", right.replace("（path）：" + path, "（path）：" + changed))
            self.assertIn(told, self.check(slip, status=1))

    def test_sums_that_fit_and_a_hash_that_does_not(self):
        """A clerk who moves a whole yuan and mends every sum of the slip still cannot mend the root."""
        self.divide()
        slip = self.read("out/slips/V2.txt")
        loss = re.search(r"（loss）：(.*)", slip).group(1)
        forged = slip.replace("（loss）：" + loss, "（loss）：%.2f" % (float(loss) + 1)).replace(
            "（repaid）：0.00", "（repaid）：1.00")
        self.assertIn("哈希与 root 不符", self.check(self.write("slip.txt", forged), status=1))

    def test_two_slips_for_one_victim_or_of_two_plans_do_not_go_together(self):
        self.divide()
        self.divide(out="other", salt="salt=fedcba9876543210")
        self.assertIn("victim", self.check(self.slips()[0], self.slips()[0], status=1))
        self.assertIn("root", self.check(self.slips()[0], self.slips("other")[1], status=1))

    def test_a_slip_tells_nothing_of_another_victim(self):
        self.divide()
        rows = self.rows()
        rows.pop("合计")
        for key, row in rows.items():
            slip = self.read("out/slips/%s.txt" % key)
            told = set(re.findall(r"[0-9]+\.[0-9]{2}|\bV[0-9]|(?<=：)[0-9]+$", slip, re.M))
            for other, sums in rows.items():
                if other == key:
                    continue
                self.assertNotIn(other, told)
                secret = {sums[name] for name in ("loss", "owed", "floor", "share", "total", "left")} - {"0.00"}
                self.assertEqual(told & (secret | {sums["remainder"]}), set(), (key, other))

    def test_who_knows_the_sums_of_another_cannot_show_it_from_the_own_slip(self):
        """The hashes on a slip are salted: those of the others, made of what one guesses, are not there."""
        self.divide()
        mine = self.read("out/slips/V1.txt")
        theirs = self.read("out/slips/V2.txt")
        names = [name for name in re.findall(r"（([a-z_]+)）：", theirs) if name not in ("path", "root")]
        lines = {name: re.search(r"（%s）：(.*)" % name, theirs).group(1) for name in names}
        right = hashlib.sha256(("slip\n" + "".join("%s=%s\n" % (n, lines[n]) for n in names)).encode()).hexdigest()
        lines["salt"] = re.search(r"（salt）：(.*)", mine).group(1)
        guess = hashlib.sha256(("slip\n" + "".join("%s=%s\n" % (n, lines[n]) for n in names)).encode()).hexdigest()
        others = "".join(self.read(path) for path in self.slips())
        self.assertIn(right, others)
        self.assertNotIn(guess, others)
        self.assertNotIn("0123456789abcdef", mine)

    def test_keys_with_blanks_hold_in_both_languages(self):
        self.put(victims=[victim(" V1", "10.00"), victim("V2 ", "20.00"), victim("V3\u3000", "30.00")],
                 property=[recovered("P1", "1.00")])
        for lang in ("zh", "en"):
            self.divide(lang=lang, out=lang)
            self.check(*self.slips(lang))

    def test_slips_of_an_earlier_plan_in_the_same_folder_are_seen(self):
        self.divide()
        self.put(victims=self.victims[:3])
        plan = self.divide().out
        self.assertEqual(len(self.slips()), 4)
        root = re.search(r"全部 3 份.*--root ([0-9a-f]{64}) slips", plan).group(1)
        self.assertIn("root 与公布的不同", self.check(*self.slips(), "--root", root, status=1))
        self.check(*self.slips()[:3], "--root", root)

    def test_keys_that_are_no_file_names(self):
        self.put(victims=[victim("某/1", "10.00"), victim("/x", "20.00"), victim("V 3", "30.00")],
                 property=[recovered("P1", "1.00")])
        self.divide()
        self.assertEqual(len(self.slips()), 3)
        self.check(*self.slips())


if __name__ == "__main__":
    import unittest
    unittest.main()
