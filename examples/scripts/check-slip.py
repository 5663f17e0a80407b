#!/usr/bin/env python3
"""核对案款分配单：python3 check-slip.py 分配单... [--root 总根]
Checks slips of a distribution: python3 check-slip.py SLIP... [--root HEX]

It needs neither assize nor the court's store, and of each slip nothing but the slip: that its sums are
right, that its share follows from the pool, and that it hashes to its root. With several slips: that they
belong to one plan. With --root: that it is the root that the court published.
Exit status 0: all holds; 1: something does not; 2: a file cannot be read.
"""
import argparse
import hashlib
import re
import sys

LINES = ("case", "as_of", "victim", "loss", "repaid", "traced", "owed", "owed_all", "divided", "victims", "floor",
         "remainder", "place", "extra", "share", "total", "salt")
MONEY = ("loss", "repaid", "traced", "owed", "owed_all", "divided", "floor", "share", "total")
COUNTS = ("victims", "remainder", "place", "extra")
DIGITS = 19  # of a number at most: what assize counts in
TEXTS = ("case", "victim")  # as the court wrote them; elsewhere a blank at the end is nobody's
LINE = re.compile(r"[（(]([a-z_]+)[)）](?:：|: ?)(.*)$")
ALIKE = ("case", "as_of", "owed_all", "divided", "victims", "extra", "root")


class Wrong(Exception):
    pass


def need(holds, zh, en):
    if not holds:
        raise Wrong("%s / %s" % (zh, en))


def read(text):
    """The lines of a slip by their names; the text around them says nothing."""
    slip = {}
    for line in re.split("\r?\n", text):
        found = LINE.search(line)
        if found and (found[1] in LINES or found[1] in ("path", "root")):
            need(found[1] not in slip, "重复的一行：" + found[1], "a line that stands twice: " + found[1])
            slip[found[1]] = found[2] if found[1] in TEXTS else found[2].strip()
    for name in LINES + ("path", "root"):
        need(name in slip, "缺少一行：" + name, "a line is missing: " + name)
    return slip


def numbers(slip):
    """Amounts in fen, and counts."""
    value = {}
    for name in MONEY:
        need(re.fullmatch(r"[0-9]{1,%d}\.[0-9]{2}" % DIGITS, slip[name]), "不是金额：" + name, "no amount: " + name)
        value[name] = int(slip[name].replace(".", ""))
    for name in COUNTS:
        need(re.fullmatch(r"[0-9]{1,%d}" % DIGITS, slip[name]), "不是整数：" + name, "no whole number: " + name)
        value[name] = int(slip[name])
    return value


def check_sums(v):
    need(max(v["loss"] - v["repaid"], 0) - v["traced"] == v["owed"],
         "loss 减 repaid 减 traced 不等于 owed", "loss less repaid less traced is not owed")
    need(v["owed"] <= v["owed_all"] and v["divided"] <= v["owed_all"],
         "owed 或者 divided 大于 owed_all", "owed or divided is above owed_all")
    exact = divmod(v["divided"] * v["owed"], v["owed_all"]) if v["divided"] else (0, 0)
    need(exact == (v["floor"], v["remainder"]),
         "floor、remainder 不是 divided 乘 owed 除以 owed_all 所得", "floor and remainder do not follow from divided, owed and owed_all")
    need(1 <= v["place"] <= v["victims"] and v["extra"] < v["victims"],
         "place、extra 超出人数", "place or extra is above the number of victims")
    more = v["place"] <= v["extra"]
    need(v["share"] == v["floor"] + more and (v["remainder"] > 0 or not more),
         "share 与 place、extra 不符", "share does not follow from place and extra")
    need(v["total"] == v["traced"] + v["share"], "total 不等于 traced 加 share", "total is not traced and share")


def digest(text):
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def root_of(slip, place, victims):
    """Up from the leaf at the place; the last of an odd level goes up as it is."""
    at = digest("slip\n" + "".join("%s=%s\n" % (name, slip[name]) for name in LINES))
    path, place, width = [] if slip["path"] == "-" else slip["path"].split(), place - 1, victims
    while width > 1:
        if place % 2 == 1 or place + 1 < width:
            need(path, "path 太短", "the path is too short")
            beside = path.pop(0)
            pair = (beside, at) if place % 2 == 1 else (at, beside)
            at = digest("node\n%s\n%s\n" % pair)
        place, width = place // 2, (width + 1) // 2
    need(not path, "path 太长", "the path is too long")
    return at


def check(text):
    slip = read(text)
    v = numbers(slip)
    check_sums(v)
    need(root_of(slip, v["place"], v["victims"]) == slip["root"],
         "哈希与 root 不符：分配单被改动，或者不属于该方案", "it does not hash to root: it was changed, or is of another plan")
    return slip


def check_together(slips):
    for name in ALIKE:
        need(len({slip[name] for slip in slips}) == 1, "各单不同：" + name, "the slips differ in " + name)
    for name in ("victim", "place"):
        need(len({slip[name] for slip in slips}) == len(slips), "重复：" + name, "twice the same " + name)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("slips", nargs="+", metavar="SLIP")
    parser.add_argument("--root", help="法院公布的总根 / the root that the court published")
    given = parser.parse_args()
    slips, where = [], ""
    try:
        for where in given.slips:
            with open(where, encoding="utf-8") as file:
                slips.append(check(file.read()))
            need(given.root in (None, slips[-1]["root"]), "root 与公布的不同", "root is not the published one")
            print("%s: 相符 / it holds: %s, %s" % (where, slips[-1]["victim"], slips[-1]["total"]))
        where = "*"
        check_together(slips)
    except Wrong as wrong:
        print("%s: 不符 / it does not hold: %s" % (where, wrong))
        return 1
    except (OSError, UnicodeDecodeError) as error:
        print("%s: %s" % (where, error), file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
