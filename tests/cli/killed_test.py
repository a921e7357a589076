#!/usr/bin/env python3
"""Runs killed at any moment leave no half file under its final name. The moments are drawn with a seed; KILLS says how
many (default 200)."""
import json
import os
import random
import subprocess
import time
import unittest

from program import CAROM, CommandLine

RECORDS = 3000
OUTPUTS = ("verdicts", "rejects", "list", "list.guarded")


class Killed(CommandLine):
    def setUp(self):
        super().setUp()
        lines = [json.dumps({"text": "550 no such person", "recipient": f"kim{i}@a.example"}) if i % 3 else "{" for i in range(RECORDS)]
        self.records = self.write("records", "\n".join(lines) + "\n")
        self.arguments = [CAROM, "classify", "--policy", str(self.pack), "--input-format", "ndjson", "--output", str(self.folder / "verdicts"), "--rejects",
                          str(self.folder / "rejects"), "--suppress-list", str(self.folder / "list"), str(self.records)]

    def outputs(self):
        """The contents of those that have their names."""
        return {name: (self.folder / name).read_bytes() for name in OUTPUTS if (self.folder / name).exists()}

    def remove(self):
        for path in self.folder.iterdir():
            if path.name.startswith(OUTPUTS):
                path.unlink()

    def test_leaves_whole_files_or_none(self):
        begin = time.monotonic()
        subprocess.run(self.arguments, check=True, stderr=subprocess.DEVNULL)
        seconds = time.monotonic() - begin
        whole = self.outputs()
        self.assertEqual(set(OUTPUTS), set(whole))
        chance = random.Random(20261128)
        killed = 0
        for _ in range(int(os.environ.get("KILLS", "200"))):
            self.remove()
            process = subprocess.Popen(self.arguments, stderr=subprocess.DEVNULL)
            time.sleep(chance.uniform(0, seconds))
            process.kill()
            killed += process.wait() < 0
            for name, content in self.outputs().items():
                self.assertEqual(whole[name], content, name)
        self.assertGreater(killed, 0)
        # Nothing that a killed run left is in the way of the next.
        subprocess.run(self.arguments, check=True, stderr=subprocess.DEVNULL)
        self.assertEqual(whole, self.outputs())


if __name__ == "__main__":
    unittest.main()
