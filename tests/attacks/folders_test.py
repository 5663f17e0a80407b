"""Hostile folders: what lies in a policy's folder beside its rules, and what a profile names. Each is
refused in a moment, with a message in the shape of the house that quotes no file it should not have
read; and a dossier of thousands, over which a rule would sum without end."""
import os
import shutil
import sys
import tempfile
import unittest

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "cli"))
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import assize  # noqa: E402
import attacks_test  # noqa: E402

RULE = assize.rule(check="check = function(d)\n\t\treturn finding {}\n\tend,")
SECRET = "root:x:0:0:secret"
LAUGHS = "".join("a%d: &a%d [%s]\n" % (i, i, ", ".join(["*a%d" % (i - 1)] * 10))
                 for i in range(1, 10))


class Folders(unittest.TestCase):
    def setUp(self):
        self.bench = attacks_test.Bench("run")
        self.bench.folder = tempfile.mkdtemp(prefix="assize-folders-")
        self.addCleanup(shutil.rmtree, self.bench.folder, ignore_errors=True)
        self.bench.store = self.bench.path("court.store")
        self.write("in.jsonl", assize.jsonl(attacks_test.dossiers()))
        self.write("secret", SECRET + "\n")
        self.write("policies/law.yaml", attacks_test.LAW)
        self.write("policies/hostile/policy.yaml", attacks_test.HOSTILE_MANIFEST)
        self.write("policies/hostile/rules/hostile.lua", RULE)
        self.write("policies/both.yaml", "profile: 试\npolicies: [hostile]\n")
        self.bench.make_store("in.jsonl")

    def write(self, name, text):
        path = self.bench.path(name)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "wb") as out:
            out.write(text.encode("utf-8") if isinstance(text, str) else text)
        return path

    def profile(self, text):
        self.write("policies/both.yaml", text)

    def manifest(self, more, base=attacks_test.HOSTILE_MANIFEST):
        self.write("policies/hostile/policy.yaml", base.encode() + (
            more.encode("utf-8") if isinstance(more, str) else more))

    def replace(self, name, make):
        path = self.bench.path(name)
        if os.path.exists(path):
            os.remove(path)
        make(path)

    def refused(self, *words):
        answer = self.bench.audit("both")
        self.assertIn(answer.status, (65, 66), str(answer))
        self.assertNotIn(SECRET[:6], answer.out + answer.err)
        self.assertLess(len(answer.err), 20000)
        for line in answer.err.splitlines():
            self.assertTrue(line.startswith("assize: "), line)
        for word in words:
            self.assertIn(word, answer.err)

    # ---- what a profile names --------------------------------------------------------------

    def test_the_folder_is_fine_as_it_is(self):
        self.assertEqual(self.bench.audit("both").status, 0)

    def test_a_profile_that_names_a_folder_of_the_system(self):
        self.profile("profile: 试\npolicies: [../../../../../../etc]\n")
        self.refused("policy.yaml")

    def test_a_profile_that_names_an_absolute_path(self):
        self.profile("profile: 试\npolicies: [/etc]\n")
        self.refused("absolute")

    def test_a_profile_that_takes_a_secret_for_a_register(self):
        self.profile("profile: 试\npolicies: [hostile]\nlaw: [../secret]\n")
        self.refused()

    def test_a_profile_that_takes_a_secret_for_fields(self):
        self.profile("profile: 试\npolicies: [hostile]\nfields: [../secret]\n")
        self.refused()

    def test_a_profile_that_names_a_policy_many_times(self):
        self.profile("profile: 试\npolicies: [%s]\n" % ", ".join(["hostile"] * 3000))
        self.refused("twice")

    def test_a_profile_of_laughter(self):
        self.profile("a0: &a0 ha\n" + LAUGHS)
        self.refused()

    # ---- what lies in the folder -----------------------------------------------------------

    def test_a_rule_that_is_a_link_to_a_secret(self):
        self.replace("policies/hostile/rules/hostile.lua",
                     lambda path: os.symlink(self.bench.path("secret"), path))
        self.refused()

    def test_a_manifest_that_is_a_link_to_a_secret(self):
        self.replace("policies/hostile/policy.yaml",
                     lambda path: os.symlink(self.bench.path("secret"), path))
        self.refused()

    def test_a_rule_that_is_a_link_to_a_device(self):
        self.replace("policies/hostile/rules/hostile.lua",
                     lambda path: os.symlink("/dev/zero", path))
        self.refused("no regular file")

    def test_a_rule_that_is_a_pipe(self):
        self.replace("policies/hostile/rules/hostile.lua", os.mkfifo)
        self.refused("no regular file")

    def test_a_manifest_that_is_a_pipe(self):
        self.replace("policies/hostile/policy.yaml", os.mkfifo)
        self.refused("no regular file")

    def test_a_rule_that_is_a_folder(self):
        self.replace("policies/hostile/rules/hostile.lua", os.mkdir)
        self.refused("a folder")

    def test_a_link_to_itself(self):
        self.replace("policies/hostile/rules/hostile.lua",
                     lambda path: os.symlink("hostile.lua", path))
        self.refused()

    def test_a_rule_of_two_megabytes(self):
        self.write("policies/hostile/rules/hostile.lua", RULE + "-- x\n" * 400000)
        self.refused("split")

    def test_a_rule_that_is_longer_than_a_chunk_may_be(self):
        self.write("policies/hostile/rules/hostile.lua", "-- 长长长长长长\n" * 4000 + RULE)
        self.refused("65536")

    def test_five_thousand_rules(self):
        for n in range(5000):
            self.write("policies/hostile/rules/r%d.lua" % n, RULE)
        self.refused("4096")

    def test_names_of_files_that_turn_the_text_round(self):
        self.write("policies/hostile/rules/\u202egnp.lua", RULE)
        self.refused("cannot be seen")

    def test_a_name_of_a_file_that_breaks_the_line(self):
        self.write("policies/hostile/rules/a\nassize: forged.lua", RULE)
        self.refused()

    def test_a_rule_nested_without_end(self):
        for text in ("(" * 30000 + ")" * 30000, "{" * 30000 + "}" * 30000, "not " * 15000 + "1",
                     "-" * 1 + " -" * 30000 + "1", "function() return " * 3000, "a" + ".b" * 30000,
                     "1" + "..1" * 20000, "1" + "^1" * 30000, "'x'" * 10):
            self.write("policies/hostile/rules/hostile.lua",
                       RULE.replace("return finding {}", "local _ = %s" % text))
            answer = self.bench.audit("both")
            self.assertIn(answer.status, (0, 40, 65), text[:20] + str(answer))

    def test_a_header_nested_without_end(self):
        self.write("policies/hostile/rules/hostile.lua",
                   RULE.replace('law = {"l1"}', "law = " + "{" * 5000 + "}" * 5000))
        self.refused()

    # ---- what a manifest holds -------------------------------------------------------------

    def test_a_manifest_of_laughter(self):
        self.manifest("a0: &a0 ha\n" + LAUGHS)
        self.refused()

    def test_a_manifest_that_is_its_own_alias(self):
        self.manifest("x: &x [*x]\n")
        self.refused()

    def test_a_hundred_thousand_keys(self):
        self.manifest("".join("k%d: 1\n" % n for n in range(100000)))
        self.refused()

    def test_a_hundred_thousand_parameters(self):
        self.manifest("".join("  p%d: {type: days}\n" % n for n in range(40000)))
        self.refused()

    def test_lists_without_end(self):
        self.manifest("x: " + "[" * 20000)
        self.refused()

    def test_maps_without_end(self):
        self.manifest("".join(" " * n + "x:\n" for n in range(1000)))
        self.refused()

    def test_a_zero_byte(self):
        self.manifest(b"x: a\0b\n")
        self.refused()

    def test_a_zero_byte_by_escape(self):
        self.manifest('x: "a\\0b"\n')
        self.refused()

    def test_bytes_that_are_no_utf_8(self):
        self.manifest(b"x: \xc0\xaf\xff\n")
        self.refused()

    def test_another_encoding(self):
        self.write("policies/hostile/policy.yaml",
                   attacks_test.HOSTILE_MANIFEST.encode("utf-16"))
        self.refused()

    def test_tags_that_make_objects(self):
        self.manifest("x: !!python/object/apply:os.system [id]\n")
        self.refused()

    def test_a_title_that_turns_the_text_round(self):
        for title in ("试\u202e验", '"试\\u202e验"', '"\\e[2J"', '"a\\u2028b"'):
            self.manifest("", attacks_test.HOSTILE_MANIFEST.replace("zh: 试", "zh: " + title))
            self.refused()

    def test_an_id_that_leads_out_of_the_folder(self):
        for name in ("../honest", "a/b", "a b", "x" * 10000, "''", "~", "[a]", "A", "é", "-"):
            self.manifest("", attacks_test.HOSTILE_MANIFEST.replace(
                "policy: hostile", "policy: " + name))
            self.refused()

    def test_figures_beyond_all_bounds(self):
        for figure in ("1e999", "9" * 400, "-9223372036854775808", "0x7fffffffffffffff", "1.005",
                       ".nan", ".inf", "1_000", "１２" * 200, "'1'*9"):
            self.manifest("", attacks_test.HOSTILE_MANIFEST.replace("value: 1000", "value: " + figure))
            self.refused()

    def test_dates_beyond_all_bounds(self):
        for date in ("0000-00-00", "2026-02-30", "9999999999-01-01", "-1-01-01", "1997-10-01T00:00:00Z"):
            self.manifest("", attacks_test.HOSTILE_MANIFEST.replace("from: 1997-10-01", "from: " + date))
            self.refused()

    def test_parameters_with_the_names_of_the_host(self):
        for name in ("at", "__index", "floor.x", "x y", "金额", "end"):
            self.manifest("", attacks_test.HOSTILE_MANIFEST.replace("  floor:", "  %s:" % name))
            self.refused()

    def test_the_same_key_twice(self):
        self.manifest("version: 2.0.0\n")
        self.refused("version")

    # ---- a large dossier -------------------------------------------------------------------

    def test_sums_over_a_dossier_of_thousands(self):
        """The last loss is unknown, so each sum walks all and makes nothing that memory would stop."""
        large = assize.dossier(3)
        large["victims"] = [{"key": "V%05d" % n, "name": "被害", "loss": "1.00"} for n in range(8000)]
        large["victims"][-1]["loss"] = "不详"
        self.write("large.jsonl", assize.jsonl([large]))
        self.bench.tool("import", self.bench.store, "large.jsonl", status=0)
        self.write("policies/hostile/rules/hostile.lua", assize.rule(
            subject="case", check="check = function(c)\n\t\tlocal c2 = maybe(c)\n"
            "\t\twhile true do local _ = c2.loss_known end\n\tend,"))
        answer = self.bench.audit("both", "--jobs", "1")
        self.assertEqual(answer.status, 40, str(answer))
        causes = {each["cause"] for each in self.bench.tool(
            "findings", self.bench.store, "--not-evaluated", "--format", "jsonl").lines()}
        self.assertLessEqual(causes, {"budget", "memory"})


def load_tests(loader, _tests, _pattern):
    return loader.loadTestsFromTestCase(Folders)


if __name__ == "__main__":
    unittest.main()
