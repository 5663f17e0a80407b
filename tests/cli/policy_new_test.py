"""`assize policy new`: a small policy that passes its own tests, whole or not at all; and the files by
which editors know it, also made anew by `assize schema --into`."""
import os
import re
import resource
import shutil
import signal
import subprocess
import unittest

import assize

SDK = {".assize/assize/" + name for name in os.listdir(os.path.join(assize.ROOT, "lua", "assize"))}
FILES = SDK | {".assize/assize.lua", ".luacheckrc", ".luarc.json", "README.md", "law.yaml", "policy.yaml",
               "rules/unreturned.lua", "tests/one.yaml", "tests/unreturned.yaml", "tests/whole.yaml"}


class Case(assize.Case):
    def new(self, *args, status=0):
        return self.tool("policy", "new", *args, status=status)

    def files(self, folder):
        found = {}
        for path, _, names in os.walk(self.path(folder)):
            for name in names:
                with open(os.path.join(path, name), "rb") as content:
                    found[os.path.relpath(os.path.join(path, name), self.path(folder))] = content.read()
        return found


class Made(Case):
    def test_it_is_checked_tested_and_tried_at_once(self):
        self.new("returns")
        self.assertIn("0 errors, 0 warnings", self.tool("policy", "check", "returns", status=0).out)
        self.assertIn("8 passed, 0 failed", self.tool("policy", "test", "returns", status=0).out)
        answer = self.tool("try", "returns", "--as-of", "2026-11-30", status=0)
        self.assertIn("186,000.00 yuan recovered and kept 60 days; the limit is 30 days", answer.out)

    def test_its_tests_see_all_of_it(self):
        self.new("returns")
        answer = self.tool("policy", "test", "returns", "--coverage", "--coverage-least", "100")
        self.assertEqual(answer.status, 0, str(answer))

    def test_it_tells_what_to_do_next(self):
        for lang, word in (("en", "next: "), ("zh", "下一步：")):
            lines = self.new("p-" + lang, "--lang", lang).out.splitlines()
            self.assertEqual([line.split(assize.TOOL)[1] for line in lines if line.startswith(word)],
                             [" policy check p-" + lang, " policy test p-" + lang, " try p-" + lang])

    def test_it_has_these_files_and_no_other(self):
        self.new("returns")
        found = set(self.files("returns"))
        schemas = {name for name in found if re.fullmatch(r"\.assize/[a-z]+\.json", name)}
        self.assertEqual(found - schemas, FILES)
        self.assertLess({".assize/policy.json", ".assize/dossier.json", ".assize/test.json"}, schemas)

    def test_the_same_call_makes_the_same_bytes(self):
        self.new("returns")
        before = self.files("returns")
        shutil.rmtree(self.path("returns"))
        self.tool("policy", "new", "returns", status=0, env={"LC_ALL": "C", "TZ": "UTC"})
        after = self.files("returns")
        schemas = {name for name in before if name.endswith(".json")}  # these are in the reader's language
        for name in set(before) - schemas:
            self.assertEqual(before[name], after[name], name)

    def test_it_runs_beside_the_national_policies(self):
        self.new("returns")
        national = os.path.relpath(os.path.join(assize.ROOT, "plugins", "national"), self.folder)
        self.write("profile.yaml", "profile: 试行\npolicies: [%s/priorities, %s/leniency, returns]\n"
                   "grants: {leniency: [判断行为时年龄]}\n" % (national, national))
        self.make_store(assize.EXAMPLES, profile="profile.yaml")
        self.tool("audit", self.store, "--as-of", "2026-10-31", status=0)
        answer = self.tool("findings", self.store, "--rule", "returns/unreturned", status=0)
        self.assertIn("（2024）皖0102刑初519号", answer.out)

    def test_every_command_of_its_readme_runs(self):
        self.new("returns")
        text = self.read("returns/README.md")
        commands = "".join(re.findall(r"^```sh\n(.*?)^```$", text, re.M | re.S)).splitlines()
        self.assertEqual(len(commands), 4)
        bin_folder = self.path("bin")
        os.mkdir(bin_folder)
        os.symlink(assize.TOOL, os.path.join(bin_folder, "assize"))
        env = assize.environment({"PATH": bin_folder + ":" + os.environ["PATH"]})
        for command in commands:
            done = subprocess.run(command, shell=True, cwd=self.path("returns"), env=env, check=False,
                                  stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
            self.assertEqual(done.returncode, 0, command + "\n" + done.stdout)


class Words(Case):
    def test_id_and_basis_are_of_the_folders_name(self):
        self.new("Court Returns.v2/")
        text = self.read("Court Returns.v2/policy.yaml")
        self.assertIn("policy: court-returns-v2\n", text)
        self.assertIn("basis: court-returns-v2-1", text)
        self.tool("policy", "test", "Court Returns.v2", status=0)

    def test_id_title_authority_and_owner_can_be_said(self):
        title, owner = '追赃 "返还": {检查}', "立案庭 # 一"
        self.new("追赃", "--id", "returns", "--title", title, "--title-en", "Return's", "--authority",
                 "province", "--owner", owner)
        text = self.read("追赃/policy.yaml")
        self.assertIn('title: {zh: "追赃 \\"返还\\": {检查}", en: "Return\'s"}', text)
        self.assertIn('owner: {zh: "立案庭 # 一", en: "立案庭 # 一"}', text)
        self.assertIn("authority: province\n", text)
        self.assertTrue(self.read("追赃/README.md").startswith("# %s / Return's\n" % title))
        self.tool("policy", "test", "追赃", status=0)

    def test_a_title_in_one_language_stands_for_both(self):
        self.new("p", "--title", "甲")
        self.assertIn('title: {zh: "甲", en: "甲"}', self.read("p/policy.yaml"))

    def test_words_of_the_template_in_a_title_stay_as_they_are(self):
        self.new("p", "--title", "新规则包", "--title-en", "Owner of New policy new-policy")
        self.assertIn('title: {zh: "新规则包", en: "Owner of New policy new-policy"}', self.read("p/policy.yaml"))

    def test_no_word_of_the_template_is_left(self):
        self.new("p")
        for name, content in self.files("p").items():
            for word in ("新规则包", "New policy", "责任部门\"", "new-policy"):
                self.assertNotIn(word, content.decode("utf-8"), name)


class Refused(Case):
    def assert_nothing_new(self, before):
        self.assertEqual(sorted(os.listdir(self.folder)), sorted(before))

    def test_a_folder_with_anything_in_it(self):
        self.write("p/note.txt", "mine\n")
        self.assert_told(self.new("p", status=64), "p: ", "something there already")
        self.assertEqual(os.listdir(self.path("p")), ["note.txt"])

    def test_a_file_and_a_link(self):
        self.write("p", "mine\n")
        os.symlink("nowhere", self.path("q"))
        self.new("p", status=64)
        self.new("q", status=64)
        self.assert_nothing_new(["p", "q"])

    def test_an_empty_folder_is_taken_also_as_the_working_folder(self):
        os.mkdir(self.path("p"))
        self.new("p")
        self.assertIn("policy.yaml", os.listdir(self.path("p")))
        empty = self.path("q")
        os.mkdir(empty)
        done = subprocess.run([assize.TOOL, "policy", "new", ".", "--id", "q"], cwd=empty, check=False,
                              stdout=subprocess.DEVNULL)
        self.assertEqual(done.returncode, 0)
        self.assertEqual(set(self.files("p")), set(self.files("q")))

    def test_a_folder_whose_parent_is_not_there(self):
        self.assert_told(self.new("a/p", status=66), "a/p: ", "make that first")
        self.assert_nothing_new([])

    def test_a_name_of_which_no_id_can_be_made(self):
        for name in ("追赃", "9lives", "."):
            self.assert_told(self.new(name, status=65), "--id")
        self.assert_told(self.new("p", "--id", "Return", status=65), "'Return' cannot be the id")
        self.assert_told(self.new("p" * 41, status=65), "--id")
        self.assert_nothing_new([])

    def test_texts_that_are_none(self):
        for text in ("two\nlines", "a\u202eb", "x" * 301):
            self.new("p", "--title", text, status=65)
        self.new("p", "--authority", "town", status=64)
        self.assert_nothing_new([])

    def test_when_the_disk_takes_no_more_nothing_is_left_behind(self):
        def small_disk():
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
            resource.setrlimit(resource.RLIMIT_FSIZE, (20000, 20000))
        os.mkdir(self.path("there"))
        for name in ("p", "there"):
            done = subprocess.run([assize.TOOL, "policy", "new", name], cwd=self.folder, check=False,
                                  preexec_fn=small_disk, stderr=subprocess.PIPE, env=assize.environment())
            self.assertEqual(done.returncode, 74, done.stderr)
            self.assertIn(b"cannot be written", done.stderr)
        self.assert_nothing_new(["there"])
        self.assertEqual(os.listdir(self.path("there")), [])


class Into(Case):
    def test_a_parameter_that_is_new_is_known_after_it(self):
        self.new("p")
        manifest = self.read("p/policy.yaml")
        self.write("p/policy.yaml", manifest + """  floor:
    title: {zh: 下限, en: Floor}
    type: money
    dated_by: as_of
    values: [{from: 2021-03-01, value: 3000, basis: p-1}]
""")
        before = self.files("p")
        self.tool("schema", "--into", "p", status=0)
        after = self.files("p")
        self.assertIn("---@field floor assize.money 下限 / Floor", after[".assize/assize.lua"].decode("utf-8"))
        self.assertEqual({name for name in after if before.get(name) != after[name]}, {".assize/assize.lua"})

    def test_a_link_among_them_leads_nowhere(self):
        self.tool("policy", "new", "p", status=0)
        os.mkdir(self.path("mine"))
        shutil.rmtree(self.path("p/.assize"))
        os.symlink(self.path("mine"), self.path("p/.assize"))
        self.assert_told(self.tool("schema", "--into", "p", "--lang", "en", status=74), "p/.assize",
                         "move it away")
        self.assertEqual(os.listdir(self.path("mine")), [])

    def test_settings_that_are_there_stay(self):
        self.new("p")
        self.write("p/.luacheckrc", "-- mine\n")
        os.remove(self.path("p/.luarc.json"))
        self.tool("schema", "--into", "p", status=0)
        self.assertEqual(self.read("p/.luacheckrc"), "-- mine\n")
        self.assertIn("runtime.version", self.read("p/.luarc.json"))

    def test_a_policy_that_does_not_load_changes_nothing(self):
        self.new("p")
        self.write("p/policy.yaml", self.read("p/policy.yaml").replace("type: days", "type: day"))
        before = self.files("p")
        self.assert_told(self.tool("schema", "--into", "p", status=65), "p/policy.yaml:", "type")
        self.assertEqual(self.files("p"), before)

    def test_it_stands_alone(self):
        self.new("p")
        for option in (("--format", "lua"), ("--policy", "p"), ("--profile", "x"), ("--of", "law")):
            self.tool("schema", "--into", "p", *option, status=64)


if __name__ == "__main__":
    unittest.main()
