"""The three real files, audited with the national profile: nothing faults, every finding cites its law
and its evidence, and a finding and a silence explain themselves.

Needs ASSIZE_DATA, the folder of the files; skipped by name without it.
"""
import os
import sys
import unittest

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "..", "cli"))
import assize  # noqa: E402 (the path above)

DATA = os.environ.get("ASSIZE_DATA")
KINDS = ("priority", "leniency")  # a conviction is held against those of the others in the case


@unittest.skipUnless(DATA, "ASSIZE_DATA does not name the folder of the real files")
class RealAudit(assize.Case):
    def audited(self, name):
        self.tool("init", self.store, "--profile", assize.NATIONAL, status=0)
        self.tool("import", self.store, os.path.join(DATA, name + ".jsonl"), "--map",
                  os.path.join(assize.ROOT, "examples", "maps", name + ".yaml"), status=0)
        self.tool("audit", self.store, "--as-of", "2026-10-31", status=0)
        lines = self.tool("findings", self.store, "--format", "jsonl", "--not-evaluated",
                          status=0).lines()
        self.tool("verify", self.store, status=0)
        found = [line for line in lines if "outcome" not in line]
        return found, [line for line in lines if "outcome" in line]

    def check(self, name, least):
        found, missing = self.audited(name)
        self.assertGreaterEqual(len(found), least)
        for line in found:
            self.assertTrue(line["basis"] and line["evidence"], line)
            self.assertTrue(line["message"]["zh"] and line["message"]["en"], line)
            if line["subject"]["kind"] == "defendant" and line["kind"] in KINDS:
                self.of_one_person(line)
        self.assertEqual({line["cause"] for line in missing}, {"unknown_field"})
        self.explained(found[0], missing[0])

    def of_one_person(self, line):
        """What sets a defendant first, or speaks for one, was read of that defendant, or of the case."""
        for item in line["evidence"]:
            parts = item["path"].split(".")
            if parts[0] == "defendant":
                self.assertEqual(parts[1], line["subject"]["key"], line)

    def explained(self, finding, silence):
        why = self.tool("explain", self.store, finding["id"], "--lang", "zh", status=0).out
        self.assertIn(finding["message"]["zh"], why)
        self.assertIn("法律依据", why)
        subject = "%s.%s" % (silence["subject"]["kind"], silence["subject"]["key"])
        if silence["subject"]["kind"] == "case":
            subject = "case"
        why = self.tool("explain", self.store, "--lang", "zh", silence["case"],
                        "%s/%s" % (silence["policy"], silence["rule"]), subject, status=0).out
        self.assertIn("未能判断", why)
        self.assertIn(silence["field"], why)

    def test_judgments(self):
        self.check("judgments", 300)

    def test_labels(self):
        self.check("labels", 300)

    def test_published(self):
        self.check("published", 10)


if __name__ == "__main__":
    unittest.main()
