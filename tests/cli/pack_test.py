"""`assize pack`: one file of a profile, to send. What it holds, that it is the same bytes for the same
content, that it runs as its folder does, and that nothing is taken that was not written so."""
import hashlib
import io
import os
import shutil
import subprocess
import tarfile
import unittest

import assize

MANIFEST = "assize-pack.yaml"


def blake(data):
    return hashlib.blake2b(data, digest_size=32).hexdigest()


# ---- a tar by another hand ----------------------------------------------------------------------

def field(value, size):
    return value + b"\0" * (size - len(value))


def header(path, size, kind=b"0", link=b"", mode=b"0000644\0", owner=b"", total=None, prefix=b""):
    parts = [field(path, 100), mode, b"0000000\0", b"0000000\0", b"%011o\0" % size,
             b"00000000000\0", b" " * 8, kind, field(link, 100), b"ustar\00000", field(owner, 32),
             field(b"", 32), b"0000000\0", b"0000000\0", field(prefix, 155), b"\0" * 12]
    total = sum(b"".join(parts)) if total is None else total
    parts[6] = b"%06o\0 " % total
    return b"".join(parts)


def member(path, data, padding=b"\0", **how):
    """`path` is a text or bytes; what is in `how` breaks the header."""
    name = path if isinstance(path, bytes) else path.encode("utf-8")
    return header(name, len(data), **how) + data + padding * (-len(data) % 512)


END = b"\0" * 1024


def manifest(files, profile="profile.yaml", bundle="0" * 64, form="1"):
    lines = ["# Made by `assize pack`. Name this pack where a profile is asked for, or unpack it with "
             "tar.", "---", "pack: " + form, 'profile: "%s"' % profile, 'bundle: "%s"' % bundle,
             "files:"]
    for path, data in files:
        lines += ['  - path: "%s"' % path, "    bytes: %d" % len(data), '    hash: "%s"' % blake(data)]
    return ("\n".join(lines) + "\n").encode("utf-8")


class Packs(assize.Case):
    """A small profile with a law register beside it, and its pack."""

    def setUp(self):
        super().setUp()
        rules = {"late": assize.rule(when='participation = "principal"')}
        self.profile = assize.write_profile(self, rules, tests={"t/readme.txt": "见规则\n"})
        self.write("policies/p/README.md", "# 试行\n")

    def pack(self, profile=None, to="court.pack", status=0):
        return self.tool("pack", profile or self.profile, "-o", self.path(to), status=status)

    def bytes(self, name="court.pack"):
        with open(self.path(name), "rb") as file:
            return file.read()

    def members(self, name="court.pack"):
        with tarfile.open(self.path(name), "r:") as tar:
            return [(each.name, tar.extractfile(each).read()) for each in tar.getmembers()]


class What(Packs):
    def test_every_file_of_the_bundle_with_tests_and_readmes(self):
        self.pack()
        self.assertEqual([name for name, _ in self.members()], [
            MANIFEST, "law.yaml", "p/README.md", "p/policy.yaml", "p/rules/late.lua",
            "p/tests/t/readme.txt", "profile.yaml"])

    def test_the_manifest_says_each_hash(self):
        self.pack()
        members = self.members()
        text = members[0][1].decode("utf-8")
        for name, data in members[1:]:
            self.assertIn('path: "%s"\n    bytes: %d\n    hash: "%s"' % (name, len(data), blake(data)),
                          text)

    def test_ordinary_tools_unpack_it_and_it_loads_there(self):
        self.pack(assize.NATIONAL)
        os.mkdir(self.path("out"))
        subprocess.run(["tar", "xf", self.path("court.pack"), "-C", self.path("out")], check=True)
        self.tool("policy", "test", self.path("out", "national", "leniency"), status=0)
        self.pack(self.path("out", "profile", "national.yaml"), to="again.pack")
        self.assertEqual(self.bytes(), self.bytes("again.pack"))

    def test_no_path_climbs(self):
        self.write("court/a/b/profile.yaml", "profile: 深\npolicies: [../../../policies/p, q]\n")
        shutil.copytree(self.path("policies", "p"), self.path("court", "a", "b", "q"))
        self.write("court/a/b/q/policy.yaml",
                   self.read("policies/p/policy.yaml").replace("policy: p", "policy: q"))
        shutil.copy(self.path("policies", "law.yaml"), self.path("court", "a", "b", "law.yaml"))
        self.pack(self.path("court", "a", "b", "profile.yaml"))
        names = [name for name, _ in self.members()]
        self.assertIn("above/above/profile/profile.yaml", names)
        self.assertIn("above/above/profile/q/rules/late.lua", names)
        self.assertIn("policies/p/rules/late.lua", names)
        self.tool("pack", "--verify", self.path("court.pack"), status=0)

    def test_a_folder_that_has_the_name_of_the_profiles_own(self):
        shutil.copytree(self.path("policies"), self.path("profile"))
        self.write("other/court.yaml", "profile: 试\npolicies: [../profile/p]\n")
        self.pack(self.path("other", "court.yaml"))
        names = [name for name, _ in self.members()]
        self.assertIn("profile_/court.yaml", names)
        self.assertIn("profile/p/policy.yaml", names)
        self.tool("pack", "--verify", self.path("court.pack"), status=0)

    def test_a_list_for_people_and_for_programs(self):
        self.pack()
        answer = self.tool("pack", self.path("court.pack"), "--list", "--lang", "en", status=0)
        self.assertIn("p/rules/late.lua", answer.out)
        self.assertEqual(answer.value("files"), "6")
        self.assertEqual(answer.value("hash"), blake(self.bytes()))
        lines = self.tool(
            "pack", self.path("court.pack"), "--list", "--format", "jsonl", status=0).lines()
        self.assertEqual(lines, [{"path": name, "bytes": len(data), "hash": blake(data)}
                                 for name, data in self.members()[1:]])

    def test_standard_output(self):
        done = subprocess.run([assize.TOOL, "pack", self.profile, "-o", "-"], stdout=subprocess.PIPE,
                              check=True, env=assize.environment())
        self.pack()
        self.assertEqual(done.stdout, self.bytes())


class Same(Packs):
    def test_whatever_the_folder_order_time_mode_and_umask(self):
        self.pack()
        files = [os.path.join(where, name) for where, _, names in os.walk(self.path("policies"))
                 for name in names]
        before = os.umask(0o077)
        self.addCleanup(os.umask, before)
        for path in sorted(files, reverse=True):
            to = self.path("elsewhere", "deep", os.path.relpath(path, self.folder))
            os.makedirs(os.path.dirname(to), exist_ok=True)
            with open(path, "rb") as old, open(to, "wb") as new:
                new.write(old.read())
            os.utime(to, (86400 * len(to), 86400 * len(to)))
            os.chmod(to, 0o600 if len(to) % 2 else 0o755)
        self.pack(self.path("elsewhere", "deep", "policies", "profile.yaml"), to="other.pack")
        self.assertEqual(self.bytes(), self.bytes("other.pack"))

    def test_whatever_the_name_of_the_profiles_folder(self):
        for folder in ("mine", "yours"):
            self.write(folder + "/profile.yaml", "profile: 试\npolicies: [../policies/p]\n")
            self.pack(self.path(folder, "profile.yaml"), to=folder + ".pack")
        self.assertEqual(self.bytes("mine.pack"), self.bytes("yours.pack"))

    def test_a_pack_of_a_pack_is_that_pack(self):
        self.pack()
        self.pack(self.path("court.pack"), to="again.pack")
        self.assertEqual(self.bytes(), self.bytes("again.pack"))

    def test_another_byte_is_another_pack(self):
        self.pack()
        self.write("policies/p/README.md", "# 试行。\n")
        self.pack(to="other.pack")
        first = self.tool("pack", "--verify", self.path("court.pack"), status=0)
        other = self.tool("pack", "--verify", self.path("other.pack"), status=0)
        self.assertNotEqual(first.value("hash"), other.value("hash"))
        self.assertEqual(first.value("bundle"), other.value("bundle"), "a README changes no run")

    def test_in_any_locale(self):
        self.pack()
        for locale in ("C", "tr_TR.UTF-8", "zh_CN.GB18030"):
            self.tool("pack", self.profile, "-o", self.path("other.pack"), env={"LC_ALL": locale},
                      status=0)
            self.assertEqual(self.bytes(), self.bytes("other.pack"), locale)


class Taken(Packs):
    """A pack is taken wherever a profile is."""

    def audit(self, store, profile):
        self.tool("init", self.path(store), "--profile", profile, status=0)
        self.tool("import", self.path(store), assize.EXAMPLES, status=0)
        return self.tool("audit", self.path(store), "--as-of", "2026-10-31", status=0).value("hash")

    def test_its_run_has_the_hash_of_the_folders_run(self):
        for profile in (self.profile, assize.NATIONAL):
            name = os.path.basename(profile)
            self.pack(profile)
            self.assertEqual(self.audit(name + ".folder.store", profile),
                             self.audit(name + ".pack.store", self.path("court.pack")))

    def test_the_runs_of_a_store_whose_profile_is_a_pack_are_found(self):
        self.pack()
        self.audit("court.store", self.path("court.pack"))
        answer = self.tool("findings", self.store, "--format", "jsonl", status=0)
        self.assertTrue(answer.lines())
        finding = answer.lines()[0]["id"]
        self.tool("explain", self.store, finding, status=0)

    def test_audit_takes_it_by_name(self):
        self.pack()
        self.make_store(assize.EXAMPLES)
        self.tool("audit", self.store, "--as-of", "2026-10-31", "--profile", self.path("court.pack"),
                  status=0)

    def test_a_mistake_in_it_is_named_by_file_and_line(self):
        self.pack()
        files = [(name, data.replace(b"principal", b"principle"))
                 for name, data in self.members()[1:]]
        # What is in order but for a rule: the hashes fit.
        self.write_pack(files)
        answer = self.tool("pack", "--verify", "bad.pack", status=65)
        self.assert_told(answer, "bad.pack/p/rules/late.lua:4:", "principle")

    def write_pack(self, files):
        bundle = hashlib.blake2b(digest_size=32)
        for text in [b"profile.yaml"]:
            bundle.update(len(text).to_bytes(8, "little") + text)
        for name, data in files:
            if "/tests/" in name or "README" in name:
                continue
            for text in (name.encode("utf-8"), data):
                bundle.update(len(text).to_bytes(8, "little") + text)
        first = manifest(files, bundle=bundle.hexdigest())
        data = b"".join(member(*each) for each in [(MANIFEST, first)] + files) + END
        with open(self.path("bad.pack"), "wb") as out:
            out.write(data)

    def test_a_pack_by_another_hand_is_that_pack(self):
        self.pack()
        self.write_pack(self.members()[1:])
        self.assertEqual(self.bytes("bad.pack"), self.bytes())

    def test_a_profile_that_does_not_load_is_not_packed(self):
        self.write("policies/p/rules/late.lua", "return rule {}\n")
        answer = self.pack(status=65)
        self.assert_told(answer, "late.lua:1")
        self.assertFalse(os.path.exists(self.path("court.pack")))

    def test_a_link_beside_the_rules_does_not_send_what_it_leads_to(self):
        self.write("secret.txt", "SECRET\n")
        os.mkdir(self.path("secrets"))
        self.write("secrets/one.txt", "SECRET\n")
        for link, target in (("policies/p/README.txt", "secret.txt"),
                             ("policies/p/tests/t/more.txt", "secret.txt"),
                             ("policies/p/tests/more", "secrets")):
            os.symlink(self.path(target), self.path(link))
            self.assert_told(self.tool("pack", self.profile, "-o", self.path("court.pack"), "--lang", "en",
                                       status=65), os.path.basename(link), "is a link")
            self.assertFalse(os.path.exists(self.path("court.pack")))
            os.unlink(self.path(link))
        os.rename(self.path("policies/p/tests"), self.path("tests"))
        os.symlink(self.path("tests"), self.path("policies/p/tests"))
        self.assert_told(self.pack(status=65), "p/tests")

    def test_init_refuses_a_broken_pack_and_makes_no_store(self):
        self.pack()
        with open(self.path("court.pack"), "r+b") as file:
            file.truncate(5000)
        answer = self.tool("init", self.store, "--profile", self.path("court.pack"), status=65)
        self.assert_told(answer, "court.pack", "cut short")
        self.assertFalse(os.path.exists(self.store))


class Hostile(Packs):
    """What `pack` would not have written is refused, in words."""

    def setUp(self):
        super().setUp()
        self.pack()
        self.whole = self.bytes()
        self.files = self.members()

    def refused(self, data, *words):
        with open(self.path("bad.pack"), "wb") as out:
            out.write(data)
        for args in (("pack", "--verify", "bad.pack"), ("init", "s", "--profile", "bad.pack")):
            answer = self.tool(*args, status=65)
            self.assert_told(answer, "bad.pack", *words)
        return answer

    def with_member(self, broken, at=3):
        """The pack with one member more, whose header may be anything."""
        parts = [member(*each) for each in self.files]
        return b"".join(parts[:at] + [broken] + parts[at:]) + END

    def test_the_tar_by_another_hand_is_the_same(self):
        self.assertEqual(b"".join(member(*each) for each in self.files) + END, self.whole)

    def test_cut_short_anywhere(self):
        for length in list(range(0, 2048, 97)) + [len(self.whole) - 512, len(self.whole) - 1]:
            with open(self.path("bad.pack"), "wb") as out:
                out.write(self.whole[:length])
            answer = self.tool("pack", "--verify", "bad.pack", status=65)
            self.assert_told(answer, "bad.pack", "cut short")

    def test_something_behind_its_end(self):
        self.refused(self.whole + b"\0", "behind its end")
        self.refused(self.whole + b"\0" * 512, "behind its end")
        self.refused(self.whole + b"x", "behind its end")
        self.refused(self.whole[:-512] + b"x" * 512, "behind its end")

    def test_members_that_are_no_files(self):
        for kind in b"1234567Lxg\0":
            self.refused(self.with_member(member("p/q", b"", kind=bytes([kind]), link=b"/etc/passwd")),
                         "'p/q'", "is no file")

    def test_paths_that_lead_elsewhere(self):
        for path, word in (("/etc/passwd", "begins with '/'"), ("p/../../x", "'.' or '..'"),
                           ("../x", "'.' or '..'"), ("./p", "'.' or '..'"), ("p//q", "an empty part"),
                           ("p/", "an empty part"), ("", "an empty part"), ("p\\q", "'\\'"),
                           ("p/\x1b[2J", "cannot be seen"), ("p/\u202egpj", "cannot be seen"),
                           (b"p/\xff", "not UTF-8"), ("p/a\nb", "cannot be seen")):
            self.refused(self.with_member(member(path, b"x")), word)

    def test_a_path_that_comes_twice_or_out_of_order(self):
        self.refused(self.with_member(member(*self.files[2]), at=3), "comes twice")
        self.refused(self.with_member(member(*self.files[1]), at=3), "out of order")
        self.refused(self.with_member(member(MANIFEST, b"x"), at=1), MANIFEST, "comes twice")

    def test_a_file_that_is_a_folder_too(self):
        files = sorted(self.files[1:] + [("p", b"x")])
        data = manifest(files)
        self.refused(b"".join(member(*each) for each in [(MANIFEST, data)] + files) + END,
                     "'p'", "is a file and a folder")

    def test_headers_in_another_form(self):
        for how in ({"mode": b"0000755\0"}, {"owner": b"root"}, {"total": 1}, {"link": b"x"},
                    {"prefix": b"a"}):
            self.refused(self.with_member(member("p/b", b"x", **how), at=4), "p/b")

    def test_something_behind_the_last_byte_of_a_file(self):
        self.refused(self.with_member(member("p/b", b"x", padding=b"y")), "behind its last byte")

    def test_sizes(self):
        big = (1 << 20) + 1
        self.refused(self.with_member(member("p/b", b"x" * big)), "too large")
        self.refused(self.with_member(header(b"p/b", 8 ** 11 - 1)), "too large")
        broken = header(b"p/b", 0).replace(b"00000000000\0", b"8000000000 \0", 1)
        self.refused(self.with_member(broken), "p/b")

    def test_too_many_bytes(self):
        with open(self.path("bad.pack"), "wb") as out:
            out.write(self.whole[:512])
            out.truncate((64 << 20) + 512)
        self.assert_told(self.tool("pack", "--verify", "bad.pack", status=65), "larger than")

    def test_too_many_files(self):
        files = [("p/f%05d" % n, b"") for n in range(8193)]
        self.refused(b"".join(member(*each) for each in [(MANIFEST, manifest([]))] + files) + END,
                     "more than 8192 files")

    def test_a_byte_that_was_changed_on_its_way(self):
        at = self.whole.index(b"principal")
        self.refused(self.whole[:at] + b"P" + self.whole[at + 1:], "p/rules/late.lua", "another hash")

    def test_a_file_that_the_manifest_does_not_name(self):
        self.refused(self.with_member(member("p/rules/a.lua", b"x"), at=4), "p/rules/a.lua", "not named")
        files = self.files[:2] + self.files[3:]
        self.refused(b"".join(member(*each) for each in files) + END, "p/README.md", "is not there")

    def test_a_manifest_that_says_something_else(self):
        rest = b"".join(member(*each) for each in self.files[1:]) + END
        text = self.files[0][1]
        good = text.decode("utf-8")
        for broken, word in (
                (good.replace("pack: 1", "pack: 2"), "form 2"), (good.replace("pack: 1\n", ""), "does not say"),
                ("", "does not say"), ("[]", "does not say"), ("a: [", "does not say"),
                (good.replace("profile: ", "profil: "), "does not say"),
                (good + "more: 1\n", "another form"), (good.replace("---\n", ""), "another form"),
                (good.replace('bundle: "', 'bundle: "0'), "does not say")):
            self.refused(member(MANIFEST, broken.encode("utf-8")) + rest, word)
        start = good.index('bundle: "') + 9
        other = good[:start] + "0" * 64 + good[start + 64:]
        with open(self.path("bad.pack"), "wb") as out:
            out.write(member(MANIFEST, other.encode("utf-8")) + rest)
        self.make_store()
        for args in (("pack", "--verify", "bad.pack"), ("audit", self.store, "--profile", "bad.pack")):
            self.assert_told(self.tool(*args, status=65), "hashes of the bundle differ")

    def test_a_profile_that_is_not_there_or_climbs(self):
        rest = b"".join(member(*each) for each in self.files[1:]) + END
        good = self.files[0][1]
        for name in (b"nothing.yaml", b"../profile.yaml", b"/etc/passwd"):
            text = good.replace(b'profile: "profile.yaml"', b'profile: "%s"' % name)
            self.assertNotEqual(text, good)
            with open(self.path("bad.pack"), "wb") as out:
                out.write(member(MANIFEST, text) + rest)
            self.assert_told(self.tool("pack", "--verify", "bad.pack", status=65), "bad.pack")

    def test_a_profile_that_names_what_lies_outside(self):
        outside = self.write("outside/policy.yaml", "policy: o\n")
        self.assertTrue(os.path.exists(outside))
        profile = "profile: 试\npolicies: [p, ../outside]\n".encode("utf-8")
        files = [(name, profile if name == "profile.yaml" else data) for name, data in self.files[1:]]
        with open(self.path("bad.pack"), "wb") as out:
            out.write(b"".join(member(*e) for e in [(MANIFEST, manifest(files))] + files) + END)
        answer = self.tool("pack", "--verify", "bad.pack")
        self.assertEqual(answer.status, 66, str(answer))
        self.assert_told(answer, "bad.pack/profile.yaml:2", "the pack has no such file")

    def test_another_tar(self):
        out = io.BytesIO()
        with tarfile.open(fileobj=out, mode="w", format=tarfile.USTAR_FORMAT) as tar:
            info = tarfile.TarInfo("profile.yaml")
            info.size = 3
            tar.addfile(info, io.BytesIO(b"abc"))
        self.refused(out.getvalue(), "form")
        self.refused(member("profile.yaml", b"abc") + END, "does not begin with " + MANIFEST)

    def test_no_tar_at_all_but_by_its_name(self):
        self.refused(b"profile: x\n" * 100, "no file")
        self.refused(b"", "cut short")

    def test_a_gzipped_pack_says_what_is_wrong(self):
        self.refused(b"\x1f\x8b" + b"\0" * 600, "bad.pack")


class Usage(Packs):
    def test_what_must_be_named(self):
        self.assert_told(self.tool("pack", self.profile, status=64), "-o court.pack")
        self.assert_told(self.tool("pack", self.profile, "--verify", "-o", "x", status=64), "-o")
        self.tool("pack", status=64)

    def test_what_is_missing(self):
        self.tool("pack", "nothing.yaml", "-o", "x.pack", status=66)
        self.tool("pack", "--verify", "nothing.pack", status=66)
        self.tool("pack", self.profile, "-o", "no/such/folder/x.pack", status=66)

    def test_a_path_that_no_tar_takes(self):
        self.write("policies/p/tests/" + "长" * 40 + ".yaml", "rule: late\n")
        answer = self.pack(status=65)
        self.assert_told(answer, "too long", "rename it")
        self.assertFalse(os.path.exists(self.path("court.pack")))

    def test_a_file_with_the_manifests_name(self):
        self.write("policies/" + MANIFEST, "x: 1\n")
        self.write("policies/profile.yaml", "profile: 试\npolicies: [p]\nlaw: [%s]\n" % MANIFEST)
        self.pack(status=65)


if __name__ == "__main__":
    unittest.main()
