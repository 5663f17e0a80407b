"""kill -9 in the middle: the store opens and verifies, and the same command finishes the work."""
import os
import signal
import sqlite3
import subprocess
import time
import unittest

import assize

MANY = 4000
SLOW = ('check = function(d)\n\t\tlocal sum = 0\n\t\tfor i = 1, 2 ^ 15 // 1 | 0 do sum = sum + i end\n'
        '\t\tif d.gain > param.floor then return finding {} end\n\tend,')


class Crash(assize.Case):
    def start(self, *args, **options):
        return subprocess.Popen([assize.TOOL, *args], cwd=self.folder, stdout=subprocess.DEVNULL,
                                stderr=subprocess.PIPE, env=assize.environment(), **options)

    def kill(self, process):
        process.send_signal(signal.SIGKILL)
        err = process.stderr.read()
        process.stderr.close()
        self.assertEqual(process.wait(), -signal.SIGKILL, err)

    def verified(self):
        answer = self.tool("verify", self.store, status=0)
        self.assertEqual(answer.value("damages"), "0")
        return answer


class Import(Crash):
    def setUp(self):
        super().setUp()
        self.make_store(self.write("before.jsonl", assize.jsonl([assize.dossier(1)])))
        self.text = assize.jsonl(assize.dossier(n) for n in range(1, MANY + 1))

    def kill_halfway(self):
        """Feeds half of the lines, waits until they are read, and kills the tool."""
        process = self.start("import", self.store, "-", stdin=subprocess.PIPE)
        process.stdin.write(self.text[:len(self.text) // 2].encode("utf-8"))
        process.stdin.flush()
        time.sleep(0.5)
        self.assertIsNone(process.poll())
        self.kill(process)
        try:
            process.stdin.close()
        except BrokenPipeError:
            pass

    def test_a_killed_import_leaves_the_store_as_it_was(self):
        head = self.verified().value("head")
        self.kill_halfway()
        self.assertEqual(self.verified().value("head"), head)
        self.assertEqual(len(self.keys()), 1)

    def test_the_same_again_finishes_it(self):
        self.kill_halfway()
        answer = self.tool("import", self.store, "-", stdin=self.text, status=0)
        self.assertEqual(self.counts(answer)["added"], MANY - 1)
        self.assertEqual(self.verified().value("dossiers"), str(MANY))

    def test_killed_at_many_moments(self):
        self.write("all.jsonl", self.text)
        for moment in range(8):
            process = self.start("import", self.store, "all.jsonl")
            time.sleep(0.01 + 0.04 * moment)
            process.kill()
            process.communicate()
            self.assertIn(self.verified().value("dossiers"), ("1", str(MANY)))
        self.tool("import", self.store, "all.jsonl", status=0)
        self.assertEqual(self.verified().value("dossiers"), str(MANY))


class Audit(Crash):
    def setUp(self):
        super().setUp()
        profile = assize.write_profile(self, {"slow": assize.rule(check=SLOW)})
        self.make_store(
            self.write("all.jsonl", assize.jsonl(assize.dossier(n) for n in range(1, MANY + 1))),
            profile=profile)
        self.audit = ("audit", self.store, "--as-of", "2026-10-31", "--jobs", "2")

    def chunks(self):
        connection = sqlite3.connect(self.store)
        (count,) = connection.execute("SELECT count(*) FROM chunk").fetchone()
        connection.close()
        return count

    def kill_after_a_chunk(self):
        """Kills an audit when a part of its findings is kept, and not all."""
        process = self.start(*self.audit)
        until = time.monotonic() + 60
        before = self.chunks()
        while self.chunks() == before and process.poll() is None:
            self.assertLess(time.monotonic(), until, "no part of the run was kept")
            time.sleep(0.002)
        self.assertIsNone(process.poll(), "the audit was done before it could be killed")
        self.kill(process)

    def whole(self):
        """The hash of the run where nothing was killed."""
        other = self.path("whole.store")
        self.tool("init", other, "--profile", self.path("policies/profile.yaml"), status=0)
        self.tool("import", other, "all.jsonl", status=0)
        return self.tool("audit", other, *self.audit[2:], status=0).value("hash")

    def test_a_killed_audit_is_finished_by_the_same_command(self):
        self.kill_after_a_chunk()
        self.verified()
        states = [run["state"] for run in
                  self.tool("runs", self.store, "--format", "jsonl", status=0).lines()]
        self.assertNotIn("finished", states)
        answer = self.tool(*self.audit, status=0)
        self.assertEqual(answer.value("run"), "1")
        self.assertEqual(answer.value("hash"), self.whole())
        self.assertEqual(self.verified().value("runs"), "1")
        findings = self.tool("findings", self.store, "--format", "jsonl", status=0).lines()
        self.assertEqual(len(findings), len({each["id"] for each in findings}))

    def test_no_worker_outlives_the_audit(self):
        process = self.start(*self.audit)
        time.sleep(0.3)
        self.kill(process)
        until = time.monotonic() + 10
        while self.workers(process.pid) and time.monotonic() < until:
            time.sleep(0.05)
        self.assertEqual(self.workers(process.pid), [])

    @staticmethod
    def workers(_parent):
        """Workers that hold this test's tool's worker program and have lost their parent."""
        found = []
        for pid in filter(str.isdigit, os.listdir("/proc")):
            try:
                with open("/proc/%s/stat" % pid, encoding="utf-8", errors="replace") as text:
                    name, _, rest = text.read().partition("(")[2].rpartition(") ")
            except OSError:
                continue
            state, parent = rest.split()[:2]
            if name == "assize-worker" and state != "Z" and parent == "1":
                found.append(pid)
        return found


if __name__ == "__main__":
    unittest.main()
