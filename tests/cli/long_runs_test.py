#!/usr/bin/env python3
"""Runs that take long or never end: Ctrl-C, files that grow, progress, the summary, files of verdicts."""
import gzip
import json
import os
import pty
import re
import signal
import subprocess
import time
import unittest

from program import CommandLine, run

GONE, BUSY, TOLD = "550 no such person", "451 too busy", "told you"


def line(text, **more):
    return json.dumps({"text": text, **more}) + "\n"


class LongRun(CommandLine):
    def classify_on(self, *arguments, **streams):
        return self.begin("classify", "--policy", self.pack, *arguments, **streams)

    def answered(self, process, many):
        return [json.loads(process.stdout.readline())["class"] for _ in range(many)]

    def interrupt(self, process, how=signal.SIGINT):
        process.send_signal(how)
        out, err = process.communicate(timeout=20)
        return process.returncode, out.decode(), err.decode()


class Interrupted(LongRun):
    def test_what_was_read_is_answered_and_told(self):
        for how in (signal.SIGINT, signal.SIGTERM):
            process = self.classify_on("--input-format", "ndjson")
            process.stdin.write(line(GONE).encode() + b'{"text": "45')
            process.stdin.flush()
            self.assertEqual(["trial.gone"], self.answered(process, 1))
            code, out, err = self.interrupt(process, how)
            self.assertEqual((130, ""), (code, out))
            self.assertEqual("carom: interrupted before the inputs ended: 1 record answered\n", err)

    def test_files_keep_the_names_of_unfinished_ones(self):
        old = self.write("verdicts", "old\n")
        process = self.classify_on("--output", old, "--rejects", self.folder / "rejects", "--suppress-list", self.folder / "list",
                             "--input-format", "ndjson")
        process.stdin.write((line(GONE) + "{\n" + line(BUSY)).encode())
        process.stdin.flush()
        partial = self.folder / "verdicts.partial"
        self.wait_until(lambda: partial.exists() and partial.read_text().count("\n") == 2)
        code, _, err = self.interrupt(process)
        self.assertEqual(130, code)
        self.assertEqual("old\n", old.read_text())
        self.assertEqual(["trial.gone", "trial.busy"], [json.loads(text)["class"] for text in partial.read_text().splitlines()])
        self.assertEqual(1, len((self.folder / "rejects.partial").read_text().splitlines()))
        self.assertEqual(["rejects.partial", "trial.carom", "verdicts", "verdicts.partial"], sorted(path.name for path in self.folder.iterdir()))
        for words in (f"the verdicts so far are in {partial}", "list is not written", "2 records answered"):
            self.assertIn(words, err)

    def test_an_input_that_cannot_be_read_leaves_them_unfinished(self):
        good = self.write("good.ndjson", line(GONE, recipient="kim@a.example") + "{\n")
        cut = self.write("cut.ndjson.gz", gzip.compress(line(BUSY).encode() * 3)[:-9])
        older = "sam@b.example\n"
        for bad in (self.folder / "missing", cut):
            places = [self.write(name, older) for name in ("verdicts", "rejects", "list")]
            result = self.classify("--output", places[0], "--rejects", places[1], "--suppress-list", places[2], good, bad)
            self.assertEqual((4, [older] * 3), (result.code, [place.read_text() for place in places]))
            for words in (f"the verdicts so far are in {places[0]}.partial", f"the rejects so far are in {places[1]}.partial",
                          f"not every input could be read to its end; {places[2]} is not written"):
                self.assertIn(words, result.err)
            self.assertIn("trial.gone", (self.folder / "verdicts.partial").read_text())

    def test_a_second_signal_ends_at_once(self):
        process = self.classify_on("--input-format", "ndjson", stdout=subprocess.PIPE)
        process.stdin.write((line(GONE) * 2000).encode())  # more answers than the pipe takes: the run waits for a reader
        process.stdin.flush()
        process.stdout.peek(1)
        process.send_signal(signal.SIGINT)
        time.sleep(0.2)
        process.send_signal(signal.SIGINT)
        self.assertEqual(-signal.SIGINT, process.wait(timeout=20))

    def wait_until(self, is_so):
        for _ in range(400):
            if is_so():
                return
            time.sleep(0.05)
        self.fail("waited in vain")

    def test_read_and_coverage_end_so_too(self):
        for verb in (["read"], ["coverage", self.pack]):
            process = self.begin(*verb)
            process.stdin.write((line(GONE) * 3).encode())
            process.stdin.flush()
            time.sleep(0.5)
            code, out, err = self.interrupt(process)
            self.assertEqual(130, code)
            self.assertIn("interrupted before the inputs ended", err)
            self.assertNotEqual("", out)


class Followed(LongRun):
    def follow(self, path, *arguments):
        return self.classify_on("--follow", path, *arguments, stdin=subprocess.DEVNULL)

    def append(self, path, text):
        with open(path, "a", encoding="utf-8") as file:
            file.write(text)

    def test_lines_are_answered_as_they_come_and_ctrl_c_is_the_end(self):
        log = self.write("log", line(GONE))
        process = self.follow(log, "--suppress-list", self.folder / "list", "--strict")
        self.assertEqual(["trial.gone"], self.answered(process, 1))
        self.append(log, line(BUSY)[:10])
        self.append(log, line(BUSY)[10:] + line(TOLD, recipient="kim@a.example"))
        self.assertEqual(["trial.busy", "trial.told"], self.answered(process, 2))
        code, out, err = self.interrupt(process)
        self.assertEqual((0, ""), (code, out))
        self.assertNotIn("interrupted", err)
        self.assertTrue((self.folder / "list").exists())

    def test_a_file_that_is_empty_at_first_is_waited_for(self):
        log = self.write("log", "")
        process = self.follow(log)
        time.sleep(0.3)
        self.append(log, line(GONE))
        self.assertEqual(["trial.gone"], self.answered(process, 1))

    def test_a_rotated_file_is_read_to_its_end_then_the_new_one(self):
        log = self.write("log", line(GONE))
        process = self.follow(log)
        self.assertEqual(["trial.gone"], self.answered(process, 1))
        os.rename(log, self.folder / "log.1")
        self.append(self.folder / "log.1", line(BUSY).rstrip("\n"))
        time.sleep(0.3)
        self.write("log", line(TOLD))
        self.assertEqual(["trial.busy", "trial.told"], self.answered(process, 2))

    def test_a_file_that_is_cut_is_read_from_its_beginning(self):
        log = self.write("log", line(GONE) * 3)
        process = self.follow(log)
        self.assertEqual(["trial.gone"] * 3, self.answered(process, 3))
        with open(log, "w", encoding="utf-8") as file:
            file.write(line(BUSY))
        self.assertEqual(["trial.busy"], self.answered(process, 1))

    def test_half_a_line_that_was_cut_is_no_beginning_of_the_next(self):
        log = self.write("log", line(GONE) * 3 + line(BUSY)[:10])
        process = self.follow(log)
        self.assertEqual(["trial.gone"] * 3, self.answered(process, 3))
        time.sleep(0.3)
        with open(log, "w", encoding="utf-8") as file:
            file.write(line(TOLD))
        self.assertEqual(["trial.told"], self.answered(process, 1))

    def test_a_reply_that_waited_for_a_further_line_is_answered_at_the_end(self):
        log = self.write("log", GONE + "\n" + BUSY + "\n")
        process = self.follow(log, "--input-format", "replies")
        self.assertEqual(["trial.gone"], self.answered(process, 1))
        code, out, _ = self.interrupt(process)
        self.assertEqual((0, "trial.busy"), (code, json.loads(out)["class"]))

    def test_what_cannot_grow_is_refused(self):
        one = self.write("one", line(GONE))
        for inputs, found in (((), "standard input"), ((one, one), "2 inputs"), ((self.folder,), "a folder")):
            result = run("classify", "--policy", self.pack, "--follow", *inputs)
            self.assertEqual((2, ""), (result.code, result.out))
            self.assertIn(f"--follow takes one file, found {found}", result.err)
        self.assertIn("cannot follow", run("classify", "--policy", self.pack, "--follow", self.folder / "none").err)
        result = run("classify", "--policy", self.pack, "--follow", "/dev/null")
        self.assertEqual(4, result.code)
        self.assertIn("found no file that can grow", result.err)


class Summary(LongRun):
    LINES = (line(GONE, host="mx1.A.example", recipient="kim@B.example") * 3 + line(BUSY, host="mx2.a.example", recipient="lee@b.example")
             + line(TOLD, host="mail.c.co.uk") + line(GONE))

    def classify(self, *arguments, lines=LINES):
        return run("classify", "--policy", self.pack, "--input-format", "ndjson", *arguments, stdin=lines)

    def rows(self, text):
        """(records, suppressed, name) of each row."""
        return [(int(row[0]), int(row[2]), row[3].strip()) for row in re.findall(r"^ *(\d+) +([\d.]+) % +(\d+)  (.*)$", text, re.MULTILINE)]

    def test_counts_by_class_host_and_domain(self):
        result = self.classify("--format", "summary")
        self.assertEqual(0, result.code)
        self.assertEqual([(4, 4, "trial.gone"), (1, 0, "trial.busy"), (1, 0, "trial.told"),
                          (4, 3, "a.example  trial.gone"), (1, 1, "(not known)  trial.gone"), (1, 0, "c.co.uk  trial.told"),
                          (4, 3, "b.example  trial.gone"), (2, 1, "(not known)  trial.gone")], self.rows(result.out))

    def test_beside_the_verdicts_it_goes_to_the_error_stream_and_threads_change_nothing(self):
        for threads in ("1", "4"):
            result = self.classify("--summary", "--threads", threads, lines=self.LINES * 400)
            self.assertEqual(2400, len(result.records()))
            self.assertEqual((1600, 1600, "trial.gone"), self.rows(result.err)[0])

    def test_many_rows_are_summed_up(self):
        lines = "".join(line(GONE, recipient=f"kim@d{i}.example") for i in range(50))
        self.assertEqual((30, 30, "(30 others)"), self.rows(self.classify("--format", "summary", lines=lines).out)[-1])

    def test_without_records_there_is_none(self):
        self.assertEqual("", self.classify("--format", "summary", lines="").out)


class OutputFile(LongRun):
    def test_has_what_standard_output_would_have(self):
        for form in ("ndjson", "csv"):
            path = self.folder / form
            result = run("classify", "--policy", self.pack, "--format", form, "-o", path, stdin=GONE + "\n")
            self.assertEqual((0, ""), (result.code, result.out))
            self.assertEqual(run("classify", "--policy", self.pack, "--format", form, stdin=GONE + "\n").out, path.read_text())
        self.assertEqual([], list(self.folder.glob("*.partial")))

    def test_is_no_other_file_of_the_run(self):
        records = self.write("records", GONE + "\n")
        both = self.folder / "both"
        for arguments in (["-o", records, records], ["-o", self.pack, records], ["-o", both, "--rejects", both, records],
                          ["-o", both, "--suppress-list", both, records]):
            result = run("classify", "--policy", self.pack, *arguments)
            self.assertEqual((2, ""), (result.code, result.out), arguments)
            self.assertIn("name another file with", result.err)
        self.assertEqual(["records", "trial.carom"], sorted(path.name for path in self.folder.iterdir()))

    def test_enrich_has_no_other_format(self):
        result = run("classify", "--policy", self.pack, "--enrich", "--format", "csv", stdin="{}")
        self.assertEqual((2, ""), (result.code, result.out))
        self.assertIn("leave --format or --json out", result.err)


class ProgressLine(LongRun):
    def run_on_terminal(self, *arguments):
        """What a terminal as error stream gets of a run whose input takes its time."""
        master, slave = pty.openpty()
        process = self.classify_on(*arguments, stdout=subprocess.DEVNULL, stderr=slave)
        os.close(slave)
        for _ in range(15):
            process.stdin.write((line(GONE) * 10).encode())
            process.stdin.flush()
            time.sleep(0.1)
        process.stdin.close()
        shown = b""
        try:
            while piece := os.read(master, 65536):
                shown += piece
        except OSError:
            pass  # a terminal whose other side is closed
        os.close(master)
        self.assertEqual(0, process.wait(timeout=20))
        return shown.decode()

    def test_shows_rate_and_records_and_goes_away(self):
        shown = self.run_on_terminal("--input-format", "ndjson")
        self.assertRegex(shown, r"\rcarom: [\d.]+ k?B, [\d.]+ k?B/s, \d+ records")
        self.assertTrue(shown.endswith("\r\x1b[K"), shown)

    def test_elsewhere_there_is_none(self):
        process = self.classify_on("--input-format", "ndjson")
        process.stdin.write(line(GONE).encode())
        process.stdin.flush()
        time.sleep(1)
        process.stdin.write(line(GONE).encode())
        out, err = process.communicate(timeout=20)
        self.assertEqual((2, b""), (out.count(b"\n"), err))


if __name__ == "__main__":
    unittest.main()
