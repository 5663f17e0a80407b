"""Hostile group rules, and floods: one rule cannot take from another what it says of a dossier, nor from an auditor
his memory.
"""
import os
import sys
import unittest

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "cli"))
import assize  # noqa: E402

HONEST = assize.rule(
    check="check = function(d)\n\t\tif d.gain > 0 then return finding {gain = d.gain} end\n\tend,",
    zh="获利{gain}", en="Gain {gain}")
NAMES = ["v%02d%s" % (n, "x" * 37) for n in range(32)]
KINDS = ("repay_loss", "distribution")
# Each has a text at module level, so that its bytes cost the rule's memory nothing where it is given.
HEAD = """local long = ("长"):rep(%d)
return rule {
\ttitle = {zh = "洪", en = "Flood"}, law = {"l1"}, kind = "data", level = "info", message = {zh = "多", en = "Much"},
"""
FINDINGS = HEAD % 340 + """\tsubject = "case",
\tcheck = function(case)
\t\tlocal found = {}
\t\tfor i = 1, 9000 do found[i] = finding {key = i, %s} end
\t\treturn found
\tend,
}
""" % ", ".join(name + " = long" for name in NAMES)
ROWS = HEAD % 66 + """\tsubject = "group", group_by = "payment.kind",
\tcollect = function(payment) return {%s} end,
\tcheck = function(group) return finding {rows = #maybe(group).rows, unknown = group.unknown} end,
}
""" % ", ".join(name + " = long" for name in NAMES)
OF_GROUP = FINDINGS.replace('subject = "case"', 'subject = "group", group_by = "payment.kind"').replace(
    "check = function(case)", "collect = function(payment) return {n = 1} end,\n\tcheck = function(group)")


class Flood(assize.Case):
    """Beside the policy of the floods stands that of an honest rule."""

    def audit(self, *floods, payments=1):
        assize.write_profile(self, {"honest": HONEST})
        manifest = self.read("policies/p/policy.yaml")
        self.write("policies/f/policy.yaml", manifest.replace("policy: p", "policy: f"))
        for n, rule in enumerate(floods):
            self.write("policies/f/rules/flood%d.lua" % n, rule)
        profile = self.write("policies/profile.yaml", "profile: 试行\npolicies: [f, p]\n")
        dossier = assize.dossier(1)
        dossier["payments"] = [{"key": "T%d" % n, "debtor": "D1", "kind": KINDS[n % 2], "amount": "1.00"}
                               for n in range(payments)]
        self.make_store(self.write("d.jsonl", assize.jsonl([dossier])), profile=profile)
        answer = self.tool("audit", self.store, "--as-of", "2026-10-31", "--lang", "en", status=40)
        self.assertEqual([line["values"] for line in self.said("honest")], [{"gain": "1001.50"}])
        return answer

    def said(self, rule):
        return self.tool("findings", self.store, "--format", "jsonl", "--not-evaluated", "--rule", rule,
                         status=0).lines()

    def test_findings_that_take_more_than_is_kept(self):
        self.audit(FINDINGS)
        line, = self.said("flood0")
        self.assertEqual(line["cause"], "budget")
        self.assertIn("what the rule says of one dossier takes more than is kept: 32 MiB", line["reason"]["en"])

    def test_findings_of_many_rules_that_take_more_than_is_kept_together(self):
        answer = self.audit(*[FINDINGS.replace("9000", "900")] * 10)
        self.assertEqual(answer.value("findings").split()[0], "1801")
        self.assertEqual(answer.value("not evaluated").split()[0], "8")
        self.assertEqual([line["cause"] for line in self.said("flood9")], ["budget"])

    def test_findings_of_a_group_that_take_more_than_is_kept(self):
        self.audit(OF_GROUP)
        line, = self.said("flood0")
        self.assertEqual((line["cause"], line["subject"]["key"]), ("budget", "repay_loss"))
        self.assertIn("what the rule says of one group takes more than 32 MiB", line["reason"]["en"])

    def test_rows_that_take_more_than_is_kept_are_unknown_to_their_group(self):
        self.audit(ROWS, payments=6000)
        lines = self.said("flood0")
        groups = [line["values"] for line in lines if "values" in line]
        unread = [line for line in lines if "values" not in line]
        self.assertEqual({line["cause"] for line in unread}, {"budget"})
        self.assertIn("the rows that the rule takes of one dossier take more than is kept", unread[0]["reason"]["en"])
        self.assertEqual(sum(each["unknown"] for each in groups), len(unread))
        self.assertEqual([each["rows"] + each["unknown"] for each in groups], [3000, 3000])
        self.assertGreater(len(unread), 1000)


if __name__ == "__main__":
    unittest.main()
