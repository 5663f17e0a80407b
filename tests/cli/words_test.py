"""The language of what is said: --lang, else the locale; all of it in one language."""
import re
import unicodedata
import unittest

import assize

# Four English words in a row are a sentence; keys, codes and paths have _ . / : or stand in quotes.
SENTENCE = re.compile(r"(?<![\w./:'\"`-])[a-z]{2,}(?: [a-z]{2,}){3,}(?![\w./:])")
QUOTED = re.compile(r"`[^`]*`|“[^”]*”|\"[^\"]*\"|\{[^{}]*\}|--[a-z-]+|\[[a-z-]+\]")
CHINESE = re.compile(r"[一-鿿]")

BAD_DOSSIER = """key: （2026）闽0203刑初1号
case: {number: （2026）闽0203刑初1号, stag: enforcement, filed_on: 2026-02-30, loss_total: 1.005}
defendants: [{key: D1, roles: [organiser], birth_on: 07/03/1990, nothing: 1}, {name: x}]
"""

BAD_RULE = """return rule {
  title = {zh = "试"},
  law = {"no-such"},
  subject = "defendent", kind = "priority", level = "error",
  when = {abilty = "unabel"},
  message = {zh = "{gain} {nothing}", en = "{gain}"},
  check = function(d)
    if d.gian > 3000 then finding {} end
    if d.ability ~= "unable" then return finding {} end
    if d.roles == "organizer" or (d.gain or 0) < param.flor then x = 1 end
  end，
}
"""


class Languages(assize.Case):
    def failures(self):
        """The command lines of many mistakes, with what they need beside them."""
        self.write("bad.yaml", BAD_DOSSIER)
        self.write("broken.yaml", "key: [a\n\tb: }\n")
        self.write("bad.jsonl", '{"key": "K1", "case": {"number": 5}}\n{"key": \nnothing\n')
        self.write("map.yaml", "map: 5\nnothing: {}\n")
        good = 'check = function(d) return finding {} end,'
        profile = assize.write_profile(self, {"good": assize.rule(check=good)})
        self.make_store(assize.EXAMPLES, profile=profile)
        self.tool("audit", self.store, "--as-of", "2026-10-31", status=0)
        self.write("policies/p/rules/bad.lua", BAD_RULE)
        self.write("policies/q/policy.yaml", "policy: Q\nversion: 1\napi: 2\ntitel: {zh: 试}\n")
        self.write("script.lua", "local x = nothing\n")
        case = "2025豫0105刑初903号"
        return [
            ["nothing"], ["audti"], ["import"], ["audit", self.store, "--nothing"],
            ["audit", self.store, "--jobs", "many"], ["findings", self.store, "--kind", "prority"],
            ["findings", self.store, "--rule", "gud"], ["findings", "none.store"],
            ["import", self.store, "bad.yaml"], ["import", self.store, "broken.yaml"],
            ["import", self.store, "bad.jsonl"], ["import", self.store, "none.yaml"],
            ["import", self.store, "bad.yaml", "--map", "map.yaml"], ["import", "bad.yaml", "bad.yaml"],
            ["audit", self.store, "--profile", "policies/profile.yaml"],
            ["audit", self.store, "--as-of", "soon"], ["audit", self.store, "--scope", "corut=x"],
            ["explain", self.store, "zzzz"], ["explain", self.store, "ffff"],
            ["explain", self.store, case, "gud"], ["show", self.store, "（2026）京01刑初1号"],
            ["review", self.store, "ffff", "uphold", "--by", "a", "--reason", "b"],
            ["export", self.store, "--unmask"], ["policy", "check", "policies/p"],
            ["policy", "check", "policies/q"], ["policy", "test", "policies/p"],
            ["policy", "test", "policies/q"], ["policy", "new", "policies"], ["try", "policies/p"],
            ["policy", "doc", "policies/q"], ["pack", "none.yaml", "-o", "x.pack"],
            ["script", "script.lua", self.store, "--out", "out"], ["due", self.store],
            ["verify", "bad.yaml"], ["diff", self.store], ["repl", self.store, "1"],
        ]

    def test_chinese_says_no_english_sentence(self):
        for args in self.failures():
            answer = self.tool(*args, "--lang", "zh")
            self.assertNotEqual(answer.err + answer.out, "", args)
            for line in (answer.err + answer.out).splitlines():
                said = SENTENCE.search(QUOTED.sub("", line))
                self.assertIsNone(said, "%s: %s" % (args, line))

    def test_english_says_no_chinese_word(self):
        for args in self.failures():
            answer = self.tool(*args, "--lang", "en")
            data = re.compile(r"（[^）]*）\S*|'[^']*'|\"[^\"]*\"|\{[^{}]*\}|\S*号|[，试]|不详|不适用|[0-9.]+万?元")
            for line in answer.err.splitlines():
                self.assertNotRegex(data.sub("", line), CHINESE, "%s: %s" % (args, line))

    def test_help_of_each_verb_speaks_the_language(self):
        names = [line.split(" ", 1)[1] for line in
                 self.tool("help", "--list", status=0).out.splitlines() if line.startswith("verb ")]
        self.assertGreater(len(names), 25)
        for name in names:
            text = self.tool("help", *name.split(), "--lang", "zh", status=0).out
            body = text.split("\n示例：")[0].split("\n", 1)[1]
            self.assertRegex(body, CHINESE, name)
            self.assertIsNone(SENTENCE.search(QUOTED.sub("", body)), "%s: %s" % (name, body))

    def test_a_fault_is_kept_once_and_read_in_either_language(self):
        profile = assize.write_profile(
            self, {"slip": assize.rule(check="check = function(d) return d.gian > 1 end,")})
        self.make_store(assize.EXAMPLES, profile=profile)
        runs = [self.tool("audit", self.store, "--as-of", "2026-10-31", env={"LC_ALL": name})
                for name in ("zh_CN.UTF-8", "en_US.UTF-8")]
        self.assertEqual(runs[0].value("hash"), runs[1].value("hash"))
        for lang, words in (("zh", "没有字段“gian”; 是否指“gain”？"),
                            ("en", "has no field 'gian'; did you mean 'gain'?")):
            listed = self.tool("findings", self.store, "--not-evaluated", "--lang", lang).out
            self.assertIn(words, listed)
            case = self.keys()[0]
            told = self.tool("explain", self.store, case, "p/slip", "--lang", lang).out
            self.assertIn(words, told)

    def test_the_locale_chooses_where_nothing_is_said(self):
        for name, words in (("zh_CN.UTF-8", "没有"), ("en_US.UTF-8", "there is no"), ("C", "没有")):
            answer = self.tool("cases", "none.store", env={"LC_ALL": name})
            self.assertIn(words, answer.err, name)
        answer = self.tool("cases", "none.store", "--lang", "en", env={"LC_ALL": "zh_CN.UTF-8"})
        self.assertIn("there is no", answer.err)

    def test_tables_are_aligned_by_east_asian_width(self):
        self.make_store(assize.EXAMPLES)
        lines = self.tool("cases", self.store, "--lang", "zh", status=0).out.splitlines()

        def columns(text):
            return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)

        head = lines[0]
        second = re.search(r"(?<=  )\S", head).start()
        place = columns(head[:second])
        for line in lines[1:20]:
            starts = {columns(line[:m.start()]) for m in re.finditer(r"(?<=  )\S", line)}
            self.assertTrue(place in starts or columns(line) < place, line)


if __name__ == "__main__":
    unittest.main()
