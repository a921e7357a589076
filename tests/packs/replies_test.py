#!/usr/bin/env python3
"""Replies and sentences about bounces that stand in no table: each gets one of the classes that its meaning allows.

Usage: replies_test.py SOURCE_DIR CAROM

replies.tsv: an enhanced code and a host where the text holds none, the text (\\n is a line's end), the classes (globs), and
whether the address is to come off the list: `suppressed`, `kept`, or `either` where the text does not decide it.
"""
import csv
import fnmatch
import json
import pathlib
import subprocess
import sys

SOURCE, CAROM = pathlib.Path(sys.argv[1]), sys.argv[2]


def rows():
    with open(SOURCE / "tests/packs/replies.tsv", encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


def record(row):
    named = {"text": row["text"].replace("\\n", "\n"), "enhanced_code": row["status"], "remote_mta": row["host"]}
    return json.dumps({name: value for name, value in named.items() if value})


def verdicts(table):
    records = "".join(record(row) + "\n" for row in table)
    done = subprocess.run([CAROM, "classify", "--input-format", "ndjson", "--format", "ndjson"], input=records,
                          capture_output=True, text=True, check=True)
    return [json.loads(line) for line in done.stdout.splitlines()]


def agrees(row, verdict):
    wanted = {"suppressed": [True], "kept": [False], "either": [True, False]}[row["address"]]
    return verdict["suppress"] in wanted and any(fnmatch.fnmatchcase(verdict["class"], glob) for glob in row["classes"].split())


def main():
    table = rows()
    found = verdicts(table)
    if len(found) != len(table):
        print(f"replies.tsv: {len(table)} rows, {len(found)} verdicts")
        return 1
    wrong = [(row, verdict) for row, verdict in zip(table, found) if not agrees(row, verdict)]
    for row, verdict in wrong:
        print(f"{row['text']}\n    found {verdict['class']}, suppress {verdict['suppress']}, by {verdict['rule']}; "
              f"expected {row['classes']}, {row['address']}")
    return 1 if wrong or not table else 0


if __name__ == "__main__":
    sys.exit(main())
