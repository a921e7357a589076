#!/usr/bin/env python3
"""Standard streams that are closed, full, not blocking or not listened to any more."""
import os
import subprocess
import unittest

from program import CAROM, CommandLine

GONE = "550 5.1.1 no such person\n"


class Streams(CommandLine):
    def shell(self, command, stdin=b""):
        """`command` after $CAROM in a shell; the process, its streams as bytes."""
        return subprocess.run(["bash", "-c", f'"$CAROM" {command}'], input=stdin, capture_output=True, check=False,
                              cwd=self.folder, env={**os.environ, "CAROM": CAROM})

    def assert_ends(self, done, code, error):
        self.assertEqual((code, error), (done.returncode, done.stderr.decode()))


class Closed(Streams):
    def test_input_that_is_closed_is_told(self):
        for verb in ("classify --policy trial.carom", "explain --policy trial.carom", "fmt -"):
            self.assert_ends(self.shell(f"{verb} <&-"), 4, "carom: cannot read standard input: it is closed\n")

    def test_input_that_is_closed_is_not_missed_where_files_are_named(self):
        self.write("in.txt", GONE)
        done = self.shell("classify --policy trial.carom in.txt <&-")
        self.assert_ends(done, 0, "")
        self.assertEqual(1, len(done.stdout.splitlines()))

    def test_output_that_is_closed_is_told_and_no_file_takes_its_place(self):
        self.write("in.txt", GONE)
        kept = self.folder / "trial.carom"
        before = kept.read_bytes()
        for verb in ("classify --policy trial.carom in.txt", "explain --policy trial.carom 550", "dump trial.carom",
                     "version", "doctor --policy trial.carom", "--help", "test trial.carom"):
            self.assert_ends(self.shell(f"{verb} >&-"), 4, "carom: cannot write standard output: it is closed\n")
        self.assertEqual((before, GONE), (kept.read_bytes(), (self.folder / "in.txt").read_text()))

    def test_a_rejects_file_is_not_taken_for_a_closed_output(self):
        done = self.shell("classify --policy trial.carom --input-format ndjson --rejects out >&-", b'{\n{"text": "550"}\n')
        self.assertEqual(4, done.returncode)
        self.assertEqual(1, len((self.folder / "out.partial").read_text().splitlines()))

    def test_a_closed_error_stream_changes_no_answer(self):
        self.write("bad.carom", "rule {")
        self.write("in.txt", GONE)
        self.assertEqual(0, self.shell("classify --policy trial.carom in.txt 2>&-").returncode)
        self.assertEqual(3, self.shell("check bad.carom 2>&-").returncode)
        self.assertEqual(4, self.shell("classify --policy trial.carom missing 2>&-").returncode)
        self.assertEqual(4, self.shell("version <&- >&- 2>&-").returncode)
        self.assertEqual(b"rule {", (self.folder / "bad.carom").read_bytes())


class Full(Streams):
    def test_a_full_disk_is_told_by_every_verb_that_writes(self):
        for verb in ("classify --policy trial.carom in.txt", "explain --policy trial.carom 550", "dump trial.carom",
                     "version", "test trial.carom", "fmt --diff ugly.carom", "doctor --policy trial.carom"):
            self.write("in.txt", GONE)
            self.write("ugly.carom", "list   a: phrases [\"a\"]\n")
            done = self.shell(f"{verb} >/dev/full")
            self.assert_ends(done, 4, "carom: cannot write standard output: No space left on device\n")


class NotBlocking(Streams):
    def test_an_input_without_bytes_yet_is_waited_for(self):
        end, other = os.pipe()
        os.set_blocking(end, False)
        with subprocess.Popen([CAROM, "classify", "--policy", self.pack, "--input-format", "replies"], stdin=end,
                              stdout=subprocess.PIPE, stderr=subprocess.PIPE) as run:
            os.close(end)
            with self.assertRaises(subprocess.TimeoutExpired):
                run.wait(0.3)
            os.write(other, GONE.encode())
            os.close(other)
            out, _ = run.communicate()
        self.assertEqual((0, 1), (run.returncode, len(out.splitlines())))

    def test_an_output_that_is_full_for_now_is_waited_for(self):
        lines = 2000
        end, other = os.pipe()
        os.set_blocking(other, False)
        data = self.write("in.txt", GONE * lines)
        with subprocess.Popen([CAROM, "classify", "--policy", self.pack, data], stdout=other, stderr=subprocess.PIPE) as run:
            os.close(other)
            with self.assertRaises(subprocess.TimeoutExpired):
                run.wait(0.3)
            with os.fdopen(end, "rb") as pipe:
                self.assertEqual(lines, len(pipe.read().splitlines()))
            self.assertEqual((0, b""), (run.wait(), run.stderr.read()))


class NobodyListens(Streams):
    def test_a_reader_that_goes_away_ends_the_run_as_done(self):
        self.write("in.txt", GONE * 20000)
        done = self.shell("classify --policy trial.carom in.txt | head -1; exit ${PIPESTATUS[0]}")
        self.assertEqual((0, 1, b""), (done.returncode, len(done.stdout.splitlines()), done.stderr))


if __name__ == "__main__":
    unittest.main()
