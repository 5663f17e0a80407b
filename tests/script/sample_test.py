"""Samples as a script draws them: computed again here, from seed and keys alone (core/audit/sample.h)."""
import hashlib
import struct
import unittest

import scripts


def block(data):
    return struct.pack("<Q", len(data)) + data


def digest(purpose, seed, rest):
    text = block(purpose) + block(seed.encode()) + block(rest)
    return hashlib.blake2b(text, digest_size=32).digest()


def place(seed, key):
    return digest(b"assize sample 1", seed, key.encode())


def draw(seed, k, total):
    attempt = 0
    while True:
        number = struct.unpack("<Q", digest(b"assize draw 1", seed, struct.pack(
            "<QQ", k, attempt))[:8])[0]
        if number >= (1 << 64) % total:
            return number % total
        attempt += 1


KEYS = ["案%d" % n for n in range(200)]
AMOUNTS = {key: n * n % 977 for n, key in enumerate(KEYS)}  # some are zero


def lua_list(items):
    return "{" + ", ".join(items) + "}"


ROWS = lua_list('{key = "%s", amount = money("%d.%02d")}' % (k, a // 100, a % 100)
                for k, a in AMOUNTS.items())


def money_sample(seed, size):
    """[(key, draws)] in the order of the first draw."""
    keys = sorted(AMOUNTS, key=lambda key: key.encode())
    hits = {}
    for k in range(1, size + 1):
        fen = draw(seed, k, sum(AMOUNTS.values()))
        for key in keys:
            if fen < AMOUNTS[key]:
                hits.setdefault(key, []).append(k)
                break
            fen -= AMOUNTS[key]
    return list(hits.items())


class ByItems(scripts.Case):
    cases = 1

    def drawn(self, keys, size, seed="2026-10"):
        return self.said('for _, k in ipairs(sample(%s, {seed = "%s", size = %d})) do say(k) end' % (
            lua_list('"%s"' % key for key in keys), seed, size))

    def test_it_is_what_anybody_computes(self):
        self.assertEqual(self.drawn(KEYS, 30), sorted(KEYS, key=lambda k: place("2026-10", k))[:30])

    def test_sixty_begin_with_the_first_thirty(self):
        self.assertEqual(self.drawn(KEYS, 60)[:30], self.drawn(KEYS, 30))

    def test_the_order_of_items_does_not_matter(self):
        self.assertEqual(self.drawn(KEYS[::-1], 30), self.drawn(KEYS, 30))
        self.assertEqual(self.drawn(sorted(KEYS, key=lambda k: k[::-1]), 30), self.drawn(KEYS, 30))

    def test_another_seed_is_another_sample(self):
        self.assertNotEqual(self.drawn(KEYS, 30, "2026-11"), self.drawn(KEYS, 30))

    def test_more_than_there_are_is_all(self):
        self.assertEqual(sorted(self.drawn(KEYS[:7], 30)), sorted(KEYS[:7]))
        self.assertEqual(self.drawn([], 30), [])

    def test_the_seed_of_the_command_line_is_the_default(self):
        said = self.said('for _, k in ipairs(sample({"a", "b", "c"}, {size = 2})) do say(k) end',
                         "--seed", "S")
        self.assertEqual(said, sorted("abc", key=lambda k: place("S", k))[:2])

    def test_what_is_no_sample_is_refused(self):
        for call, told in (('sample({"a"}, {size = 1})', "needs a seed"),
                           ('sample({"a"}, {seed = "s"})', "a size"),
                           ('sample({"a"}, {seed = "s", size = 0})', "a size"),
                           ('sample({"a", "a"}, {seed = "s", size = 2})', "same key"),
                           ('sample({{}}, {seed = "s", size = 2})', "to be its key"),
                           ('sample({1}, {seed = "s", size = 2})', "a text or a table"),
                           ('sample("a", {seed = "s", size = 2})', "a list or an iterator"),
                           ('sample({"a"}, {seed = "s", siz = 2})', "did you mean 'size'?")):
            self.assert_told(self.script(call, status=65), told)

    def test_the_key_may_be_another_field(self):
        self.assertEqual(self.said('say(sample({{n = "b"}, {n = "a"}}, '
                                   '{seed = "s", size = 1, key = "n"})[1].n)'),
                         [min("ab", key=lambda k: place("s", k))])


class ByMoney(scripts.Case):
    cases = 1

    def drawn(self, size, rows=ROWS, amount='"amount"'):
        said = self.said(
            'local s = sample_money(%s, {seed = "2026-10", size = %d, amount = %s})\n'
            'for _, h in ipairs(s) do say(h.key, h.item.key == h.key and h.amount, '
            'table.concat(h.draws, ",")) end\nsay(s.total)' % (rows, size, amount))
        return said[:-1], said[-1]

    def expected(self, size):
        return ["%s %d.%02d %s" % (key, AMOUNTS[key] // 100, AMOUNTS[key] % 100,
                                   ",".join(map(str, draws)))
                for key, draws in money_sample("2026-10", size)]

    def test_it_is_what_anybody_computes(self):
        total = sum(AMOUNTS.values())
        self.assertEqual(self.drawn(40), (self.expected(40), "%d.%02d" % divmod(total, 100)))
        self.assertEqual(self.drawn(40, amount="function(r) return r.amount end")[0],
                         self.expected(40))

    def test_a_larger_one_has_the_draws_of_a_smaller_one(self):
        small, large = (dict(money_sample("2026-10", size)) for size in (30, 60))
        self.assertEqual({k: [d for d in draws if d <= 30] for k, draws in large.items()
                          if draws[0] <= 30}, small)
        self.assertEqual(self.drawn(60)[0], self.expected(60))

    def test_the_order_of_items_does_not_matter(self):
        backwards = "(function() local r, b = %s, {} for i = #r, 1, -1 do b[#b + 1] = r[i] end " \
                    "return b end)()" % ROWS
        self.assertEqual(self.drawn(40, backwards), self.drawn(40))

    def test_an_item_hit_twice_says_so_and_zero_is_never_hit(self):
        said, _ = self.drawn(5, '{{key = "a", amount = money("1")}, {key = "b", amount = 0}}')
        self.assertEqual(said, ["a 1.00 1,2,3,4,5"])

    def test_amounts_that_cannot_be_drawn_from_are_refused(self):
        for amount, told in (("nil", "of a is unknown"), ("na", "not applicable"),
                             ("5", "no money"), ('"5"', "no money"),
                             ('money("-1")', "below zero"), ("0", "sum to nothing")):
            self.assert_told(self.script(
                'sample_money({{key = "a", amount = %s}}, '
                '{seed = "s", size = 1, amount = "amount"})' % amount, status=65), told)
        self.assert_told(self.script('sample_money({}, {seed = "s", size = 1, amount = "x"})',
                                     status=65), "sum to nothing")
        self.assert_told(self.script('sample_money({{key = "a"}}, {seed = "s", size = 1})',
                                     status=65), "say what an item's amount is")


if __name__ == "__main__":
    unittest.main()
