"""Runs over a scope, the newest full run, and audits at the same time."""
import subprocess

import assize

AS_OF = ("--as-of", "2026-10-31")


class Scope(assize.Case):
    def setUp(self):
        super().setUp()
        self.make_store(assize.EXAMPLES, profile=assize.NATIONAL)

    def dossiers(self, *scope):
        words = [word for part in scope for word in ("--scope", part)]
        return self.tool("audit", self.store, *AS_OF, *words, "--lang", "en",
                         status=0).value("dossiers")

    def test_a_value_is_read_as_its_field_is(self):
        self.assertEqual(self.dossiers("province=闽"), "9")
        self.assertEqual(self.dossiers("loss_total=862400"), self.dossiers("loss_total=86.24万元"))
        self.assertEqual(self.dossiers("stage=enforcement"), self.dossiers("stage=执行"))
        self.assertEqual(self.dossiers("means=sms", "telecom=true"), "2")

    def test_a_value_that_can_never_match_is_refused(self):
        for scope, told in (("province=福建", "write 闽 for 福建"), ("telecom=xx", "true or false"),
                            ("stage=enforcment", "did you mean 'enforcement'?"),
                            ("loss_totl=1", "did you mean 'loss_total'?"), ("notes=x", "no open field"),
                            ("persons=2", "no open field"), ("stage", "KEY=VALUE")):
            answer = self.tool("audit", self.store, *AS_OF, "--scope", scope, status=64)
            self.assertIn(told, answer.err, scope)

    def test_findings_are_those_of_the_newest_full_run(self):
        self.dossiers()
        before = self.tool("findings", self.store, "--lang", "en", status=0).out
        self.dossiers("province=闽")
        self.assertEqual(self.tool("findings", self.store, "--lang", "en", status=0).out, before)
        scoped = self.tool("findings", self.store, "--run", "2", "--format", "jsonl", status=0)
        for line in scoped.lines():
            cases = [line["case"]] if line["case"] else line["cases"]
            self.assertTrue(any("闽" in case or case.startswith("泉丰") for case in cases), cases)

    def test_a_store_with_scoped_runs_only_says_so(self):
        self.dossiers("province=闽")
        answer = self.tool("findings", self.store, status=66)
        self.assertIn("--run", answer.err)

    def test_two_audits_at_the_same_time_make_a_run_each(self):
        command = [assize.TOOL, "audit", self.store, *AS_OF, "--lang", "en"]
        both = [subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
                for _ in range(2)]
        outs = [process.communicate()[0].decode() for process in both]
        self.assertEqual([process.returncode for process in both], [0, 0], outs)
        runs = self.tool("runs", self.store, "--format", "jsonl", status=0).lines()
        self.assertEqual(len(runs), 2)
        self.assertEqual(len({run["hash"] for run in runs}), 1)
        self.tool("verify", self.store, status=0)


class Refused(assize.Case):
    """What a dossier may not say."""

    def refused(self, text, *told):
        path = self.write("d.yaml", text)
        self.tool("init", self.store, status=0)
        answer = self.tool("import", self.store, path, status=65)
        for part in told:
            self.assertIn(part, answer.err)

    def test_an_amount_below_zero(self):
        self.refused("key: A\ncase: {loss_total: -5.00}\n", "d.yaml:2:", "case.loss_total",
                     "below zero")

    def test_a_sealed_juvenile_record(self):
        self.refused(
            "key: A\ndefendants:\n  - key: D1\n    birth_on: 2005-01-01\n"
            "    priors: [{charge: theft, judged_on: 2021-01-01, penalty: fixed_term, months: 12}]\n",
            "d.yaml:5:", "defendant.D1.prior", "sealed", "take it out")

    def test_a_record_that_is_not_known_to_be_sealed_comes_in(self):
        path = self.write(
            "d.yaml", "key: A\ndefendants:\n"
            "  - {key: D1, birth_on: 2005-01-01, priors: [{charge: theft, judged_on: 2024-01-01, "
            "penalty: fixed_term, months: 12}]}\n"
            "  - {key: D2, birth_on: 2005-01-01, priors: [{charge: injury, committed_on: 2021-01-01, "
            "penalty: fixed_term, months: 61}]}\n"
            "  - {key: D3, priors: [{charge: theft, judged_on: 2021-01-01, months: 12}]}\n")
        self.tool("init", self.store, status=0)
        self.tool("import", self.store, path, status=0)
