#!/usr/bin/env python3
"""The rejects file: it overwrites nothing of the run, and has its name only when it is whole."""
import json
import os
import signal
import subprocess
import time
import unittest

from program import CAROM, PACK, CommandLine

BAD = '{"text": \n'
GOOD = '{"text": "550 5.1.1 no such person"}\n'


class Started(CommandLine):
    """A run in the background, in the middle of its input."""

    def start(self, *arguments):
        return subprocess.Popen([CAROM, "classify", "--policy", self.pack, "--input-format", "ndjson", *arguments],
                                stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)

    def wait_for(self, path):
        deadline = time.monotonic() + 60
        while not path.exists():
            self.assertLess(time.monotonic(), deadline, f"{path} never came")
            time.sleep(0.01)


class Refused(Started):
    """--rejects names a file that the run has another use for: exit 2, and that file stays as it is."""

    def assert_refused(self, rejects, *arguments, kept, why, **options):
        before = kept.read_bytes()
        result = self.classify("--input-format", "ndjson", "--rejects", rejects, *arguments, **options)
        self.assertEqual((2, ""), (result.code, result.out), result.err)
        self.assertIn(why, result.err)
        self.assertIn("name another file with --rejects", result.err)
        self.assertEqual(before, kept.read_bytes())

    def test_an_input(self):
        data = self.write("in.ndjson", GOOD + BAD)
        self.assert_refused(data, data, kept=data, why="it is an input of this run")

    def test_standard_output(self):
        result = self.classify("--rejects", "-", stdin=GOOD, cwd=self.folder)
        self.assertEqual((2, ""), (result.code, result.out))
        self.assertIn("cannot write rejects to standard output, where the verdicts go", result.err)
        self.assertFalse((self.folder / "-").exists())
        named = self.classify("--input-format", "ndjson", "--rejects", "./-", stdin=GOOD + BAD, cwd=self.folder)
        self.assertEqual((0, 1), (named.code, (self.folder / "-").read_text().count("\n")))

    def test_an_input_by_another_name(self):
        data = self.write("in.ndjson", GOOD + BAD)
        symbolic, hard = self.folder / "symbolic", self.folder / "hard"
        symbolic.symlink_to(data)
        hard.hardlink_to(data)
        for name in (symbolic, hard, self.folder / "." / "x" / ".." / "in.ndjson"):
            (self.folder / "x").mkdir(exist_ok=True)
            self.assert_refused(name, data, kept=data, why="an input of this run")

    def test_an_input_that_does_not_exist(self):
        missing = self.folder / "missing"
        result = self.classify("--rejects", missing, missing)
        self.assertEqual(2, result.code)
        self.assertFalse(missing.exists())

    def test_an_input_by_the_name_until_it_is_finished(self):
        data = self.write("out.partial", GOOD + BAD)
        self.assert_refused(self.folder / "out", data, kept=data, why="its name until it is finished, is an input of this run")

    def test_the_file_of_a_standard_stream(self):
        for stream, what in (("stdin", "standard input"), ("stdout", "where standard output goes"),
                             ("stderr", "where standard error goes")):
            data = self.write("stream", GOOD + BAD)
            with data.open("r+b") as file:
                streams = {"stdin": subprocess.DEVNULL, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE, stream: file}
                done = subprocess.run([CAROM, "classify", "--policy", self.pack, "--rejects", data], **streams, check=False)
            self.assertEqual(2, done.returncode)
            if stream != "stderr":
                self.assertIn(what, done.stderr.decode())
                self.assertEqual((GOOD + BAD).encode(), data.read_bytes())

    def test_a_rule_file_and_one_that_it_includes(self):
        self.write("part.carom", 'list late: phrases ["too late"]\n')
        self.write(self.pack.name, PACK + 'include "part.carom"\nrule late { when text has any @late => trial.gone }\n')
        for name in (self.pack.name, "part.carom"):
            self.assert_refused(self.folder / name, kept=self.folder / name, stdin=GOOD, why="it is a rule file of this run")

    def test_a_folder_and_an_empty_name(self):
        self.assertEqual(4, self.classify("--rejects", self.folder, stdin=GOOD).code)
        self.assertEqual([], list(self.folder.parent.glob(self.folder.name + ".partial")))
        self.assertEqual(2, self.classify("--rejects", "", stdin=GOOD).code)

    def test_a_file_that_another_run_writes(self):
        rejects = self.folder / "rejects"
        with self.start("--rejects", rejects) as first:
            self.wait_for(self.folder / "rejects.partial")
            second = self.classify("--rejects", rejects, stdin=BAD)
            self.assertEqual(4, second.code)
            self.assertIn("another run is writing it", second.err)
            first.communicate(BAD.encode())
        self.assertEqual(1, len(rejects.read_text().splitlines()))


class Named(Started):
    """FILE exists only once everything is in it."""

    def test_a_killed_run_leaves_the_older_file_and_no_other(self):
        rejects = self.write("rejects", "older\n")
        with self.start("--rejects", rejects) as run:
            self.wait_for(self.folder / "rejects.partial")
            run.send_signal(signal.SIGKILL)
            run.communicate()
        self.assertEqual("older\n", rejects.read_text())
        self.assertEqual(0, self.classify("--rejects", rejects, stdin=GOOD + BAD).code)
        self.assertEqual(2, json.loads(rejects.read_text())["number"])
        self.assertFalse((self.folder / "rejects.partial").exists())

    def test_a_run_whose_reader_goes_away_leaves_it_unfinished_and_says_where(self):
        rejects = self.folder / "rejects"
        data = self.write("in.ndjson", BAD + GOOD * 5000)
        end, other = os.pipe()
        os.close(end)
        with os.fdopen(other, "wb") as out:
            run = subprocess.run([CAROM, "classify", "--policy", self.pack, "--rejects", rejects, data], stdout=out,
                                 stderr=subprocess.PIPE, check=False)
        self.assertEqual(0, run.returncode)
        self.assertIn(f"the rejects so far are in {rejects}.partial", run.stderr.decode())
        self.assertFalse(rejects.exists())
        self.assertEqual(1, len((self.folder / "rejects.partial").read_text().splitlines()))

    def test_a_link_and_the_mode_stay(self):
        target = self.write("target", "older\n")
        target.chmod(0o600)
        link = self.folder / "link"
        link.symlink_to(target)
        self.assertEqual(0, self.classify("--rejects", link, stdin=GOOD + BAD).code)
        self.assertTrue(link.is_symlink())
        self.assertEqual((0o600, 1), (target.stat().st_mode & 0o777, len(target.read_text().splitlines())))

    def test_a_pipe_and_a_device_are_written_as_they_are(self):
        end, other = os.pipe()
        run = subprocess.run([CAROM, "classify", "--policy", self.pack, "--rejects", f"/dev/fd/{other}", "--input-format",
                              "ndjson"], input=BAD.encode(), capture_output=True, pass_fds=[other], check=False)
        os.close(other)
        with os.fdopen(end, "rb") as pipe:
            self.assertEqual((0, 1), (run.returncode, len(pipe.read().splitlines())))
        self.assertEqual(0, self.classify("--rejects", "/dev/null", stdin=BAD + GOOD).code)

    def test_a_full_disk_is_told(self):
        result = self.classify("--rejects", "/dev/full", stdin=BAD + GOOD)
        self.assertEqual((4, 1), (result.code, len(result.records())))
        self.assertIn("cannot write the rejects file /dev/full: No space left on device", result.err)


if __name__ == "__main__":
    unittest.main()
