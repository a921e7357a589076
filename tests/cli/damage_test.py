#!/usr/bin/env python3
"""Damaged inputs of every format: every record is answered, passed over or rejected, and the closing words say how many.

Samples are the seeds of the fuzz targets. The same damage each time; CAROM_SEED=N makes another one.
"""
import gzip
import json
import os
import random
import re
import unittest

from program import SOURCE, CommandLine, run

SEED = int(os.environ.get("CAROM_SEED", "1"))
SEEDS = SOURCE / "tests/fuzz/seeds"
MUTANTS = 8
# Seeds of these begin with their record; of events, with a byte that names the platform for the fuzz target.
FORMATS = {"replies": "replies", "ndjson": "ndjson", "json_array": "json", "mail": "mail", "mbox": "mbox", "postfix": "postfix-log",
           "exim": "exim-log", "sendmail": "sendmail-log", "qmail": "qmail-log", "zonemta": "zonemta-log", "powermta": "powermta-csv",
           "salesforce": "salesforce-csv", "csv": "csv"}
LOGS = ("kumomta", "mailerq", "haraka")
# What is said of an input that is refused as a whole.
REFUSED = (r"found .*, expected replies, JSON or a mail as text", r"found no first line with names of columns, .*",
           r"found damage at byte \d+ of the compressed input .*", r"found the end of the compressed input at byte \d+, .*")
LINE = b'{"text": "550 5.1.1 no such person", "recipient": "kim@a.example", "tags": ["a", {"b": 1}]}'
PUT_IN = (b"\0", b"\r", b"\xff", b"\n", b'"', b"\\", b"}", b"\xe2\x80")
# Neither ends a line nor, as brackets may, an object before its line does.
INSIDE = (b"\0", b"\xff", b'"', b"\\", b"\xe2\x80", b",", b"1e999")


def samples():
    """(name on the command line, content) of every format."""
    found = [(name, path.read_bytes()) for folder, name in FORMATS.items() for path in sorted((SEEDS / folder).iterdir())]
    for path in sorted((SEEDS / "events").iterdir()):
        found.append((path.name + "-log" * (path.name in LOGS), path.read_bytes()[1:]))
    return [(name, content if content.endswith(b"\n") else content + b"\n") for name, content in found]


SAMPLES = samples()


def change(content, source):
    """Flip a bit, take out, double, cut, put in, or go on with a sample of another format."""
    at = source.randrange(len(content) + 1)
    end = min(len(content), at + source.randint(1, 40))
    return source.choice((
        lambda: content[:at] + bytes(byte ^ 1 << source.randrange(8) for byte in content[at:at + 1]) + content[at + 1:],
        lambda: content[:at] + content[end:],
        lambda: content[:end] + content[at:],
        lambda: content[:at],
        lambda: content[:at] + source.choice(PUT_IN) + content[at:],
        lambda: content[:at] + source.choice(SAMPLES)[1]))()


def damaged(content, source):
    for _ in range(source.randint(1, 4)):
        content = change(content, source)
    return content


def damaged_line(line, source):
    """Still one line, and not a blank one."""
    at = source.randrange(1, len(line))
    end = min(len(line), at + source.randint(1, 10))
    return source.choice((lambda: line[:at] + line[end:], lambda: line[:at] + source.choice(INSIDE) + line[at:], lambda: line[:at]))()


class Run:
    """What a run of `classify` said of itself, in all its ways."""

    def __init__(self, result, rejects):
        self.code = result.code
        self.err = result.err
        self.verdicts = [json.loads(line) for line in result.out.split("\n")[:-1]]
        self.rejects = [json.loads(line) for line in rejects.read_bytes().decode().split("\n")[:-1]]
        self.unreadable = re.findall(rf"^carom: (/\S+): (?:{'|'.join(REFUSED)})$", result.err, re.MULTILINE)

    def told(self, pattern):
        return sum(int(count) for count in re.findall(pattern, self.err, re.MULTILINE))

    @property
    def told_rejected(self):
        found = re.search(r"^carom: (\d+) of (\d+) records? rejected", self.err, re.MULTILINE)
        return (int(found[1]), int(found[2])) if found else None

    @property
    def told_by_class(self):
        """The sum over the table of classes, the first one of the summary."""
        table = re.search(r"^ *records +share suppressed  class\n((?: .*\n)+)", self.err, re.MULTILINE)
        return sum(int(line.split()[0]) for line in table[1].splitlines()) if table else 0


class Damage(CommandLine):
    def setUp(self):
        super().setUp()
        self.source = random.Random(f"{SEED} {self.id()}")
        print(f"{self.id()}: CAROM_SEED={SEED}", flush=True)

    def run_over(self, name, paths):
        rejects = self.folder / "rejects"
        result = self.classify("--input-format", name, "--format", "ndjson", "--summary", "--rejects", rejects, *paths)
        self.assertIn(result.code, (0, 4), result.err)
        unfinished = self.folder / "rejects.partial"  # where an input could not be read to its end
        return Run(result, unfinished if unfinished.exists() else rejects)

    def assert_adds_up(self, done):
        verdicts, rejects = len(done.verdicts), len(done.rejects)
        self.assertEqual(verdicts, done.told_by_class, done.err)
        self.assertEqual((rejects, verdicts + rejects) if rejects else None, done.told_rejected, done.err)
        self.assertEqual(4 if done.unreadable else 0, done.code, done.err)

    def assert_rejects_have_places(self, done, sizes):
        before = {}
        for reject in done.rejects:
            self.assertEqual({"file", "number", "offset", "reason"}, set(reject))
            self.assertLessEqual(reject["offset"], sizes[reject["file"]], reject)
            self.assertGreater(reject["number"], before.get(reject["file"], 0), reject)
            self.assertTrue(reject["reason"])
            before[reject["file"]] = reject["number"]
        # Numbers count records and rejects of one file, so none is beyond both together.
        for file, last in before.items():
            of_file = sum(one["file"] == file for one in done.verdicts + done.rejects)
            self.assertLessEqual(last, of_file, file)

    def test_answers_and_rejects_add_up_in_every_format(self):
        rejected = 0
        for place, (name, content) in enumerate(SAMPLES):
            paths = [self.write(f"{place}-{i}", damaged(content * 3, self.source)) for i in range(MUTANTS)]
            with self.subTest(format=name, sample=place, seed=SEED):
                done = self.run_over(name, paths)
                self.assert_adds_up(done)
                self.assert_rejects_have_places(done, {str(path): path.stat().st_size for path in paths})
                rejected += len(done.rejects)
        self.assertGreater(rejected, len(SAMPLES), "the damage is hardly one")

    def test_answers_and_rejects_add_up_where_formats_are_found_out(self):
        paths = [self.write(str(i), damaged(content, self.source)) for i, (_, content) in enumerate(SAMPLES * 3)]
        done = self.run_over("auto", paths)
        self.assert_adds_up(done)
        self.assert_rejects_have_places(done, {str(path): path.stat().st_size for path in paths})

    def test_answers_and_rejects_add_up_in_damaged_gzip(self):
        packed = gzip.compress(b"\n".join(LINE.replace(b"kim", b"kim%d" % i) for i in range(200)) + b"\n", mtime=0)
        paths = [self.write(str(i), damaged(packed, self.source)) for i in range(40)]
        done = self.run_over("auto", paths)
        self.assert_adds_up(done)
        self.assertGreater(len(done.unreadable), len(paths) / 2)

    def test_no_line_of_records_gets_lost(self):
        for i in range(8):
            lines = [damaged_line(LINE, self.source) if self.source.randrange(3) == 0 else LINE for _ in range(200)]
            done = self.run_over("ndjson", [self.write(f"lines-{i}", b"\n".join(lines) + b"\n")])
            self.assert_adds_up(done)
            self.assertEqual(len(lines), len(done.verdicts) + len(done.rejects), f"CAROM_SEED={SEED}, {i}")
            self.assertGreater(len(done.rejects), 0)

    def test_no_event_gets_lost(self):
        """Each event is answered, passed over as told, or rejected."""
        kinds = (b"bounce", b"open", b"click", b"deferred", b"delivered")
        for i in range(8):
            lines = []
            for number in range(200):
                event = b'{"event": "%s", "email": "kim@a.example", "sg_event_id": "%d", "reason": "550 no"}' % (self.source.choice(kinds), number)
                lines.append(damaged_line(event, self.source) if self.source.randrange(8) == 0 else event)
            done = self.run_over("sendgrid", [self.write(f"events-{i}", b"\n".join(lines) + b"\n")])
            self.assert_adds_up(done)
            passed_over = done.told(r"(\d+) events? (?:has|have) no answer to classify and (?:was|were) passed over")
            self.assertEqual(len(lines), len(done.verdicts) + passed_over + len(done.rejects), f"CAROM_SEED={SEED}, {i}: {done.err}")
            self.assertGreater(passed_over, 0)


if __name__ == "__main__":
    unittest.main()
