#!/usr/bin/env python3
"""What `carom suppress add` has said to be stored is there after the process is killed, and running it again ends where an uninterrupted
run ends. The moments are drawn with a seed; KILLS says how many (default 200)."""
import json
import os
import random
import re
import sqlite3
import subprocess
import time
import unittest

from program import CAROM, CommandLine, run
from suppress_test import RULES

RECORDS = 60
BATCH = 4
NOW = "2026-03-20T00:00:00Z"
# Kills of one state in a row, before it is finished and compared.
IN_A_ROW = 8


def record(number, chance):
    when = f"2026-03-{1 + number % 19:02}T{chance.randrange(24):02}:00:00Z"
    text = chance.choice(["full", "full", "dead", "edge", "quiet", "no domain"])
    delivered = {"dsn_action": "delivered", "text": "250 ok"} if chance.randrange(8) == 0 else {}
    return {"text": f"550 {text}", "recipient": f"kim{chance.randrange(40)}@{chance.choice('ab')}.example", "timestamp": when, "message_id": f"m{number}",
            **delivered}


class Killed(CommandLine):
    def setUp(self):
        super().setUp()
        self.chance = random.Random(20261128)
        self.rules = self.write("rules.carom", RULES)
        self.records = self.write("records", "".join(json.dumps(record(number, self.chance)) + "\n" for number in range(RECORDS)))
        self.whole = self.folder / "whole"
        begin = time.monotonic()
        subprocess.run(self.add(self.whole), check=True, stderr=subprocess.DEVNULL)
        self.seconds = time.monotonic() - begin
        self.facts = self.exported(self.whole)

    def add(self, state):
        return [CAROM, "suppress", "--state", str(state), "--now", NOW, "add", "--policy", str(self.rules), "--from", "ndjson",
                "--batch", str(BATCH), "--verbose", str(self.records)]

    def exported(self, state):
        result = run("suppress", "--state", state, "--now", NOW, "export", "--format", "ndjson")
        self.assertEqual(0, result.code, result.err)
        return result.out

    def killed(self, command):
        """What it said before it was killed at some moment, and whether it came to that."""
        process = subprocess.Popen(command, stderr=subprocess.PIPE)
        time.sleep(self.chance.uniform(0, self.seconds))
        process.kill()
        said = process.communicate()[1].decode()
        return said, process.returncode < 0

    def stored(self, state):
        """Numbers of records with a note in the state, which is whole."""
        if not state.exists():
            return set()
        connection = sqlite3.connect(state)
        self.addCleanup(connection.close)
        self.assertEqual([("ok",)], connection.execute("PRAGMA integrity_check").fetchall())
        tables = connection.execute("SELECT count(*) FROM sqlite_schema WHERE name = 'note'").fetchone()[0]
        numbers = {int(source.rsplit(" ", 1)[1]) for (source,) in connection.execute("SELECT source FROM note")} if tables else set()
        connection.close()
        return numbers

    def test_keeps_what_it_said_and_ends_where_an_uninterrupted_run_ends(self):
        noted = self.stored(self.whole)
        self.assertGreater(len(noted), RECORDS / 2)
        kills = told = 0
        for number in range(int(os.environ.get("KILLS", "200"))):
            state = self.folder / f"state{number // IN_A_ROW}"
            said, is_killed = self.killed(self.add(state))
            kills += is_killed
            last = max(map(int, re.findall(r"stored (\d+) record", said)), default=0)
            told += 0 < last < RECORDS
            self.assertLessEqual({one for one in noted if one <= last}, self.stored(state), said)
            if number % IN_A_ROW == IN_A_ROW - 1:
                subprocess.run(self.add(state), check=True, stderr=subprocess.DEVNULL)
                self.assertEqual(self.facts, self.exported(state))
        self.assertGreater(kills, 0)
        self.assertGreater(told, 0)

    def test_leaves_no_half_list(self):
        target = self.folder / "list"
        command = [CAROM, "suppress", "--state", str(self.whole), "--now", NOW, "export", "--format", "ndjson", "--output", str(target)]
        begin = time.monotonic()
        subprocess.run(command, check=True)
        self.seconds = time.monotonic() - begin
        for _ in range(40):
            target.unlink(missing_ok=True)
            self.killed(command)
            if target.exists():
                self.assertEqual(self.facts, target.read_text())
        subprocess.run(command, check=True)
        self.assertEqual(self.facts, target.read_text())


class AtOnce(CommandLine):
    def test_several_processes_lose_nothing(self):
        chance = random.Random(7)
        rules = self.write("rules.carom", RULES)
        lines = [json.dumps(record(number, chance)) + "\n" for number in range(RECORDS)]

        def add(state, part):
            records = self.write(f"records{part}", "".join(lines[part::3]))
            return [CAROM, "suppress", "--state", str(state), "--now", NOW, "add", "--policy", str(rules), "--from", "ndjson", "--batch", "1", str(records)]

        exported = []
        for state, is_together in ((self.folder / "one", False), (self.folder / "other", True)):
            processes = []
            for part in range(3):
                processes.append(subprocess.Popen(add(state, part), stderr=subprocess.DEVNULL))
                if not is_together:
                    processes[-1].wait()
            self.assertEqual([0, 0, 0], [process.wait() for process in processes])
            exported.append(run("suppress", "--state", state, "export", "--format", "ndjson").out)
        self.assertEqual(exported[0], exported[1])
        self.assertGreater(len(exported[0].splitlines()), RECORDS / 2)


if __name__ == "__main__":
    unittest.main()
