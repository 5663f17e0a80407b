"""examples/maps/README.md: its example does what it says, and it has every word of a map."""
import json
import os
import re
import sys
import unittest

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "cli"))
import assize

README = os.path.join(assize.ROOT, "examples", "maps", "README.md")
READER = os.path.join(assize.ROOT, "core", "exchange", "map")
FENCE = re.compile(r"^```(\w+)\n(.*?)^```\n", re.MULTILINE | re.DOTALL)

with open(README, encoding="utf-8") as text:
    TEXT = text.read()


def words_of_the_reader():
    """The words that the loading of a map knows, from the lists and look-ups in its source."""
    words = set()
    for name in ("read.c", "entry.c", "parts.c"):
        with open(os.path.join(READER, name), encoding="utf-8") as source:
            code = source.read()
        words.update(re.findall(r'az_doc_get\([^,()]+, "(\w+)"\)', code))
        words.update(re.findall(r'strcmp\(doc->key, "(\w+)"\)', code))
        for body in re.findall(r"\*(?:const )?\w+\[\w*\] = \{([^}]*)\}", code):
            words.update(re.findall(r'"([^"]+)"', body))
    return words


class Maps(assize.Case):
    def test_the_example_makes_what_it_shows(self):
        records, map_text, dossiers = [body for _, body in FENCE.findall(TEXT)]
        self.write("list.jsonl", records)
        self.write("court-list.yaml", map_text)
        self.make_store()
        self.tool("import", self.store, "list.jsonl", "--map", "court-list.yaml", status=0)
        made = self.tool("export", self.store, "--unmask", "--purpose", "试验, 王某", status=0).lines()
        self.assertEqual(made, [json.loads(line) for line in dossiers.splitlines()])

    def test_every_word_is_explained(self):
        words = words_of_the_reader()
        self.assertLessEqual({"map", "split", "known_to", "亿元", "years", "is", "count"}, words)
        for word in sorted(words):
            self.assertRegex(TEXT, r"`=?%s[`:]" % re.escape(word), word)


if __name__ == "__main__":
    unittest.main()
