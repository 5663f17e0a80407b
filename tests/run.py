#!/usr/bin/env python3
"""Runs the tests: the cmocka programs named on the command line, and every tests/**/*_test.py.

    tests/run.py [--jobs N] [--timeout SECONDS] [--only WORD] [PROGRAM...]

A line for each file; what failed is shown under it; skipped tests are named with their reason. The
last line is `N passed, N failed, N skipped`. Exit 1 when anything failed, or nothing was run. A file
runs in a process group of its own, of which nothing is left behind when it ends; a test that takes
longer than the timeout has failed.
"""
import argparse
import collections
import concurrent.futures
import glob
import importlib.util
import io
import json
import os
import re
import signal
import subprocess
import sys
import tempfile
import threading
import time
import unittest

TESTS = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(TESTS)
OUTPUT_MOST = 30000  # characters shown of a file that failed

Report = collections.namedtuple("Report", "name passed failed skipped output seconds")


# ---- one Python file, in a process of its own -------------------------------------------------

class Results(unittest.TextTestResult):
    """Counts by name, and gives every test its own alarm."""

    timeout = 0

    def __init__(self, *args):
        super().__init__(*args)
        self.passed = []

    def startTest(self, test):
        super().startTest(test)
        signal.alarm(self.timeout)

    def stopTest(self, test):
        signal.alarm(0)
        super().stopTest(test)

    def addSuccess(self, test):
        super().addSuccess(test)
        self.passed.append(test.id())


def on_alarm(_signal, _frame):
    raise TimeoutError("the test took longer than %d seconds" % Results.timeout)


def load(path):
    sys.path.insert(0, os.path.dirname(path))
    name = os.path.splitext(os.path.basename(path))[0]
    spec = importlib.util.spec_from_file_location(name, path)
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    return unittest.defaultTestLoader.loadTestsFromModule(module)


def run_python_file(path, answer, timeout):
    """Writes {"passed", "failed", "skipped", "output"} as JSON to the file `answer`."""
    signal.signal(signal.SIGALRM, on_alarm)
    Results.timeout = timeout
    stream = io.StringIO()
    runner = unittest.TextTestRunner(stream=stream, resultclass=Results, verbosity=0)
    results = runner.run(load(path))
    failed = [test.id() for test, _ in results.failures + results.errors]
    failed += [test.id() for test in results.unexpectedSuccesses]
    with open(answer, "w", encoding="utf-8") as out:
        json.dump({"passed": len(results.passed) + len(results.expectedFailures),
                   "failed": failed,
                   "skipped": [(test.id(), reason) for test, reason in results.skipped],
                   "output": stream.getvalue() if failed else ""}, out)


# ---- processes --------------------------------------------------------------------------------

class Processes:
    """Starts each file's process in a group of its own, and ends the whole group with it."""

    def __init__(self):
        self.lock = threading.Lock()
        self.groups = set()

    def run(self, command, env, timeout):
        """(status, output); status None: it took too long."""
        process = subprocess.Popen(
            command, cwd=ROOT, env=env, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT, start_new_session=True)
        with self.lock:
            self.groups.add(process.pid)
        try:
            output, _ = process.communicate(timeout=timeout)
            status = process.returncode
        except subprocess.TimeoutExpired:
            self.end(process.pid)
            output, _ = process.communicate()
            status = None
        self.end(process.pid)
        with self.lock:
            self.groups.discard(process.pid)
        return status, output.decode("utf-8", "replace")

    @staticmethod
    def end(group):
        try:
            os.killpg(group, signal.SIGKILL)
        except (ProcessLookupError, PermissionError):
            pass

    def end_all(self):
        with self.lock:
            for group in self.groups:
                self.end(group)


def environment():
    env = dict(os.environ)
    env.setdefault("ASSIZE", os.path.join(ROOT, "build", "assize"))
    env["ASSIZE"] = os.path.abspath(env["ASSIZE"])
    env["PYTHONDONTWRITEBYTECODE"] = "1"
    return env


# ---- a Python file, a cmocka program ----------------------------------------------------------

def report_python(path, processes, timeout, scratch):
    name = os.path.relpath(path, ROOT)
    answer = os.path.join(scratch, re.sub(r"\W", "_", name) + ".json")
    began = time.monotonic()
    command = [sys.executable, os.path.abspath(__file__), "--file", path, "--answer", answer,
               "--timeout", str(timeout)]
    status, output = processes.run(command, environment(), 10 * timeout)
    seconds = time.monotonic() - began
    if not os.path.exists(answer):
        how = "took too long" if status is None else "ended with status %d" % status
        return Report(name, 0, [name], [], "%s\nthe file %s" % (output, how), seconds)
    with open(answer, encoding="utf-8") as text:
        found = json.load(text)
    return Report(name, found["passed"], found["failed"],
                  [tuple(each) for each in found["skipped"]], found["output"] or output, seconds)


TAP = re.compile(r"^(not ok|ok) \d+ (?:- (.+)|# SKIP (.+))$", re.MULTILINE)


def read_tap(name, output):
    """What a cmocka program said of its tests."""
    passed, failed, skipped = 0, [], []
    for answer, test, left_out in TAP.findall(output):
        if left_out:
            skipped.append(("%s:%s" % (name, left_out), "it says so itself"))
        elif answer == "ok":
            passed += 1
        else:
            failed.append("%s:%s" % (name, test))
    return passed, failed, skipped


def report_program(path, processes, timeout):
    name = os.path.relpath(path, ROOT)
    env = environment()
    env["CMOCKA_MESSAGE_OUTPUT"] = "TAP"
    began = time.monotonic()
    try:
        status, output = processes.run([os.path.abspath(path)], env, timeout)
    except OSError as error:
        return Report(name, 0, [name], [], "cannot be run: %s" % error.strerror, 0)
    seconds = time.monotonic() - began
    passed, failed, skipped = read_tap(name, output)
    if status is None:
        failed.append(name)
        output += "\nthe program took longer than %d seconds" % timeout
    elif status != 0 and not failed:
        failed.append(name)
        output += "\nthe program ended with status %d" % status
    elif status == 0 and passed + len(skipped) == 0:
        passed = 1
    return Report(name, passed, failed, skipped, output if failed else "", seconds)


# ---- all of them ------------------------------------------------------------------------------

def show(report):
    word = "FAIL" if report.failed else "ok"
    counts = ["%d passed" % report.passed]
    if report.failed:
        counts.append("%d failed" % len(report.failed))
    if report.skipped:
        counts.append("%d skipped" % len(report.skipped))
    print("%-4s  %s: %s (%.1f s)" % (word, report.name, ", ".join(counts), report.seconds))
    if report.failed:
        print("    " + report.output.strip()[-OUTPUT_MOST:].replace("\n", "\n    "))
    sys.stdout.flush()


def run_all(args, scratch):
    files = sorted(glob.glob(os.path.join(TESTS, "**", "*_test.py"), recursive=True))
    jobs = [(report_python, (path,), (scratch,)) for path in files]
    jobs += [(report_program, (path,), ()) for path in args.programs]
    if args.only:
        jobs = [job for job in jobs if args.only in job[1][0]]
    processes = Processes()
    reports = []
    with concurrent.futures.ThreadPoolExecutor(args.jobs) as pool:
        waiting = [pool.submit(report, *path, processes, args.timeout, *rest)
                   for report, path, rest in jobs]
        try:
            for done in concurrent.futures.as_completed(waiting):
                reports.append(done.result())
                show(reports[-1])
        except BaseException:
            for each in waiting:
                each.cancel()
            processes.end_all()
            raise
    return reports


def close(reports):
    """The last lines; the exit status."""
    for report in sorted(reports):
        for test, reason in report.skipped:
            print("skipped  %s: %s" % (test, reason))
    for report in sorted(reports):
        for test in report.failed:
            print("failed   %s" % test)
    passed = sum(report.passed for report in reports)
    failed = sum(len(report.failed) for report in reports)
    skipped = sum(len(report.skipped) for report in reports)
    print("%d passed, %d failed, %d skipped" % (passed, failed, skipped))
    return 1 if failed or passed + skipped == 0 else 0


def main():
    parser = argparse.ArgumentParser(description="Runs the tests.")
    parser.add_argument("--jobs", type=int, default=2, help="files at a time (default: 2)")
    parser.add_argument("--timeout", type=int, default=300, help="seconds a test may take")
    parser.add_argument("--only", help="only files with this in their path")
    parser.add_argument("--file", help=argparse.SUPPRESS)
    parser.add_argument("--answer", help=argparse.SUPPRESS)
    parser.add_argument("programs", nargs="*", help="cmocka programs")
    args = parser.parse_args()
    if args.file:
        run_python_file(os.path.abspath(args.file), args.answer, args.timeout)
        return 0
    with tempfile.TemporaryDirectory(prefix="assize-tests-") as scratch:
        return close(run_all(args, scratch))


if __name__ == "__main__":
    sys.exit(main())
