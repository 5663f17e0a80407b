"""Where the tool writes: pipes that close, disks that are full, terminals, and other locales."""
import os
import pty
import select
import subprocess
import time
import unittest

import assize


class Output(assize.Case):
    def setUp(self):
        super().setUp()
        self.write("many.jsonl", assize.jsonl(assize.dossier(n) for n in range(1, 3001)))
        self.make_store("many.jsonl")

    def test_a_reader_that_goes_away_is_no_error(self):
        process = subprocess.Popen([assize.TOOL, "export", self.store], stdout=subprocess.PIPE,
                                   stderr=subprocess.PIPE, env=assize.environment())
        process.stdout.readline()
        process.stdout.close()
        err = process.stderr.read()
        process.stderr.close()
        self.assertEqual((process.wait(), err), (0, b""))

    def test_a_full_disk_is(self):
        with open("/dev/full", "wb") as full:
            answer = self.tool("export", self.store, stdout=full, status=74)
            self.assert_told(answer, "standard output", "space")
            self.assert_told(self.tool("version", stdout=full, status=74), "standard output")
        self.assert_told(self.tool("export", self.store, "-o", "/dev/full", status=74), "/dev/full")

    def test_a_closed_output_is(self):
        done = subprocess.run(["sh", "-c", 'exec "$0" cases "$1" >&-', assize.TOOL, self.store],
                              stderr=subprocess.PIPE, env=assize.environment())
        self.assertEqual(done.returncode, 74, done.stderr)
        self.tool("verify", self.store, status=0)

    def test_other_locales_change_no_byte(self):
        plain = self.tool("export", self.store, status=0).out
        for locale in ("de_DE.UTF-8", "tr_TR.UTF-8", "C"):
            self.assertEqual(self.tool("export", self.store, env={"LC_ALL": locale}).out, plain)


class Progress(assize.Case):
    """A line on stderr where it is a terminal and the work takes longer than a second."""

    def run_on_terminal(self, feed):
        """What stood on the terminal while `assize import STORE -` was fed."""
        ours, theirs = pty.openpty()
        process = subprocess.Popen(
            [assize.TOOL, "import", self.store, "-"], stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL, stderr=theirs, env=assize.environment())
        os.close(theirs)
        feed(process.stdin)
        process.stdin.close()
        seen = b""
        while True:
            try:
                ready = select.select([ours], [], [], 30)[0]
                piece = os.read(ours, 65536) if ready else b""
            except OSError:  # the other end was closed
                piece = b""
            if not piece:
                break
            seen += piece
        os.close(ours)
        self.assertEqual(process.wait(), 0, seen)
        return seen.decode("utf-8")

    def setUp(self):
        super().setUp()
        self.make_store()
        self.lines = assize.jsonl(assize.dossier(n) for n in range(1, 2001)).encode("utf-8")

    def test_long_work_says_how_far_it_is_and_clears_the_line(self):
        def slowly(stdin):
            half = len(self.lines) // 2
            stdin.write(self.lines[:half])
            stdin.flush()
            time.sleep(1.5)
            stdin.write(self.lines[half:])

        seen = self.run_on_terminal(slowly)
        self.assertRegex(seen, r"\r\d+\.\d MB .*a second")
        self.assertTrue(seen.endswith("\r"), seen)
        self.assertEqual(seen.split("\r")[-2].strip(), "")

    def test_short_work_says_nothing(self):
        self.assertEqual(self.run_on_terminal(lambda stdin: stdin.write(self.lines)), "")

    def test_nothing_is_said_where_stderr_is_no_terminal(self):
        self.write("many.jsonl", self.lines.decode("utf-8"))
        self.assertEqual(self.tool("import", self.store, "many.jsonl", status=0).err, "")


class Arguments(assize.Case):
    def test_what_a_terminal_would_obey_is_not_echoed(self):
        for text in ("\x1b[2J", "a\u202eb", "\u009b31m", "bell\x07"):
            for args in ((text,), ("cases", text), ("cases", "s", "--" + text),
                         ("findings", "s", "--level", text)):
                answer = self.tool(*args)
                self.assertIn(answer.status, (64, 66), str(answer))
                for character in answer.err.rstrip("\n"):
                    self.assertTrue(character.isprintable(), repr(answer.err))

    def test_bytes_that_are_no_utf8_are_not_echoed(self):
        done = subprocess.run([assize.TOOL, "cases", b"\xb7\xa8\xff"], stderr=subprocess.PIPE,
                              env=assize.environment())
        self.assertEqual(done.returncode, 66)
        self.assertIn("?", done.stderr.decode("utf-8", "strict"))


if __name__ == "__main__":
    unittest.main()
