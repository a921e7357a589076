#!/usr/bin/env python3
"""Damaged samples: no verb crashes, hangs or ends with 70, and every record is answered or rejected.

The same damage each time; CAROM_SEED=N makes another one.
"""
import json
import os
import random
import unittest

from program import SOURCE, CommandLine, run

SEED = int(os.environ.get("CAROM_SEED", "1"))
RECORDS = [SOURCE / "docs/examples/bounces.ndjson", *sorted(path for path in (SOURCE / "tests/cli/inputs").iterdir() if path.is_file())]
RULES = [SOURCE / "docs/examples/policy.carom", *sorted((SOURCE / "stdlib-rules/mta").glob("*.carom"))[:3]]
# What parsers, decoders and number readers trip over.
PIECES = [b"\0", b"\xff", b"\xc0\xaf", b"\xe2\x80\xae", b"\\", b'"', b"{", b"}", b"[", b"]", b"(", b")", b"\n", b"\r\n\r\n", b"=?utf-8?B?",
          b"--", b"1e999", b"007", b"-", b"\\u", b"\\ud800", b"null", b"/*", b"#", b"\x1b[31m", b"550 5.1.1 ", b"$a", b"@", b"a" * 300]


def damaged(content, source):
    """A few edits: cut, double, drop, flip, put in, join with another place."""
    for _ in range(source.randint(1, 6)):
        at, end = sorted(source.randint(0, len(content)) for _ in range(2))
        end = min(end, at + 200)
        content = source.choice((
            lambda: content[:at],
            lambda: content[:end] + content[at:],
            lambda: content[:at] + content[end:],
            lambda: content[:at] + bytes([source.randrange(256)]) + content[at + 1:],
            lambda: content[:at] + source.choice(PIECES) + content[at:],
            lambda: content[:at] + source.choice(PIECES) + content[end:]))()
    return content


def refuse_constant(word):
    raise ValueError(f"{word} is no JSON")


class Mutations(CommandLine):
    def setUp(self):
        super().setUp()
        self.source = random.Random(f"{SEED} {self.id()}")
        print(f"{self.id()}: CAROM_SEED={SEED}", flush=True)

    def mutants(self, samples, number):
        for i in range(number):
            sample = samples[i % len(samples)]
            yield self.write(f"{i}-{sample.name}", damaged(sample.read_bytes(), self.source))

    def assert_ends(self, codes, *arguments, **options):
        result = run(*arguments, **options)
        self.assertIn(result.code, codes, f"CAROM_SEED={SEED} {arguments}: {result.err}")
        return result

    def test_classify_answers_or_rejects_every_record(self):
        rejects = self.folder / "rejects"
        unfinished = self.folder / "rejects.partial"  # where the mutant could not be read to its end
        for mutant in self.mutants(RECORDS, 60):
            result = self.assert_ends((0, 4), "classify", "--policy", self.pack, "--format", "ndjson", "--rejects", rejects, mutant)
            verdicts = [json.loads(line, parse_constant=refuse_constant) for line in result.out.split("\n")[:-1]]
            numbers = [json.loads(line)["number"] for line in (unfinished if unfinished.exists() else rejects).read_text().split("\n")[:-1]]
            if numbers:
                total = len(numbers) + len(verdicts)
                self.assertIn(f"{len(numbers)} of {total} record{'s' * (total != 1)} rejected", result.err, mutant)
            self.assertEqual(sorted(set(numbers)), numbers)

    def test_explain_shows_or_refuses(self):
        for mutant in self.mutants(RECORDS, 20):
            self.assert_ends((0, 2, 4), "explain", "--policy", self.pack, "--record", mutant)
            self.assert_ends((0, 2, 4), "explain", "--policy", self.pack, "--json", stdin=mutant.read_bytes())

    def test_check_and_fix_find_or_refuse(self):
        for mutant in self.mutants(RULES, 24):
            self.assert_ends((0, 1, 3, 4, 6), "check", mutant)
            self.assert_ends((0, 3, 4, 6), "fix", "--diff", mutant)

    def test_fmt_lays_out_once_and_for_all(self):
        for mutant in self.mutants(RULES, 24):
            if self.assert_ends((0, 3, 6), "fmt", mutant).code == 0:
                self.assertEqual(0, run("fmt", "--check", mutant).code, f"CAROM_SEED={SEED} {mutant}")


if __name__ == "__main__":
    unittest.main()
