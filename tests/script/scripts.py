"""What the tests of scripted audits share: a store with a small policy, and scripts run over it."""
import os
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "cli"))
import assize  # noqa: E402  (its folder is found above)

AS_OF = ("--as-of", "2026-10-31")


class Case(assize.Case):
    """A store whose policy `p` has one rule, `gain`: an error for a defendant's gain above the floor."""

    cases = 3
    level = "error"

    def setUp(self):
        super().setUp()
        self.profile = assize.write_profile(self, {"gain": self.gain_rule()})
        self.make_store(profile=self.profile)
        self.import_cases(*(assize.dossier(n) for n in range(1, self.cases + 1)))

    def gain_rule(self, **changes):
        words = {"level": self.level, "zh": "违法所得{gain}", "en": "gain {gain}",
                 "check": 'check = function(d) if d.gain > param.floor then '
                          'return finding {over = d.gain - param.floor} end end'}
        words.update(changes)
        return assize.rule(**words)

    def import_cases(self, *dossiers):
        path = self.write("cases.jsonl", assize.jsonl(dossiers))
        self.tool("import", self.store, path, "--allow-loss", status=0)

    def script(self, text, *args, status=0, out=None, **more):
        """Runs a script; `out` is the folder it writes under."""
        path = self.write("script.lua", text)
        folder = ["--out", out] if out else []
        return self.tool("script", path, self.store, *AS_OF, *folder, *args, status=status, **more)

    def said(self, text, *args, **more):
        """The lines that a script says."""
        return self.script(text, *args, **more).out.splitlines()
