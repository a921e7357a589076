#!/usr/bin/env python3
"""scripts/perturb notices rules that go by what means nothing, each kind of it, and leaves others alone.

Usage: perturb_test.py SOURCE_DIR CAROM
"""
import json
import pathlib
import subprocess
import sys
import tempfile
import unittest

SOURCE, CAROM = pathlib.Path(sys.argv[1]), sys.argv[2]

# What a rule goes by → a reply that has it. Each of these kinds must be told.
PLANTED = {
    "addresses": ("text has \"kim.lee7@\"", "550 5.1.1 <kim.lee7@acme.example> no such person"),
    "hosts": ("text has \"mx17.acme.example\"", "550 5.1.1 mx17.acme.example no such person"),
    "ips": ("text has \"192.0.2.201\"", "550 5.1.1 192.0.2.201 no such person"),
    "ids": ("text has \"q8f3a71c2b4\"", "550 5.1.1 no such person q8f3a71c2b4"),
    "dates": ("text has \"03:04:05\"", "550 5.1.1 no such person at 03:04:05"),
    "trailer": ("text ends \"person\"", "550 5.1.1 no such person"),
    "gateway": ("text starts \"no such\"", "550 5.1.1 no such person"),
}
RULES = """\
pack trial 1.0.0 {{ language 1; layer base }}
class trial.gone {{ type permanent; scope recipient; retry never; suppress recipient }}
rule gone {{ when {} => trial.gone }}
"""


def perturb(condition, reply):
    with tempfile.TemporaryDirectory() as folder:
        policy, records = pathlib.Path(folder) / "trial.carom", pathlib.Path(folder) / "records.ndjson"
        policy.write_text(RULES.format(condition))
        records.write_text(json.dumps({"text": reply}) + "\n")
        return subprocess.run([SOURCE / "scripts/perturb", "--carom", CAROM, "--policy", policy, records],
                              capture_output=True, text=True, check=False)


class Perturb(unittest.TestCase):
    def test_each_kind_is_noticed(self):
        for kind, (condition, reply) in PLANTED.items():
            result = perturb(condition, reply)
            self.assertEqual(1, result.returncode, (kind, result.stdout, result.stderr))
            row = next(line for line in result.stdout.splitlines() if line.startswith(kind))
            self.assertLess(float(row.split()[-1]), 99.5, (kind, result.stdout))

    def test_a_rule_that_goes_by_words_keeps_its_verdicts(self):
        for _, reply in PLANTED.values():
            result = perturb("code 550 and text has \"no such person\"", reply)
            self.assertEqual(0, result.returncode, result.stdout + result.stderr)

    def test_the_same_seed_gives_the_same(self):
        one, two = (perturb("text has \"no such\"", "550 5.1.1 <kim@acme.example> no such person") for _ in range(2))
        self.assertEqual(one.stdout, two.stdout)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
