#!/usr/bin/env python3
"""--engine native: the same bytes as from the other engines, and what is said where there is no native code.

CAROM_LLVM says whether the build has it: ON or OFF.
"""
import json
import os
import pathlib
import shutil
import subprocess
import unittest

from program import CAROM, SOURCE, CommandLine, run

HAS_NATIVE = os.environ["CAROM_LLVM"] == "ON"
GOLDEN = SOURCE / "tests/cli/golden/native"
GONE = "550 5.1.1 no such person\n"


class WithoutModule(CommandLine):
    """A program that lies alone, as where only the package without LLVM is installed."""

    def setUp(self):
        super().setUp()
        self.alone = self.folder / "alone" / "carom"
        self.alone.parent.mkdir()
        shutil.copy(CAROM, self.alone)

    def run_alone(self, *arguments):
        environment = {**os.environ, "CAROM_PACKS": str(SOURCE / "stdlib-rules")}
        return subprocess.run([self.alone, *arguments], input=GONE, capture_output=True, text=True, env=environment, check=False)

    def test_native_code_is_refused_with_the_way_out(self):
        for arguments in (["classify", "--engine", "native", "-p", self.pack], ["dump", "--stage=llvm", self.pack]):
            done = self.run_alone(*arguments)
            self.assertEqual((2, ""), (done.returncode, done.stdout), arguments)
            self.assertRegex(done.stderr, r"no native code: there is no module .*carom-native\.so; install it")

    def test_everything_else_works(self):
        self.assertIs(False, json.loads(self.run_alone("version", "--json").stdout)["native"])
        for engine in ("auto", "interpreter", "table"):
            done = self.run_alone("classify", "--json", "--engine", engine, "-p", self.pack)
            self.assertEqual((0, "trial.gone"), (done.returncode, json.loads(done.stdout)["class"]))

    def test_what_is_no_module_is_refused(self):
        module = self.alone.parent.parent / "lib/carom/carom-native.so"
        module.parent.mkdir(parents=True)
        module.write_text("no shared object")
        done = self.run_alone("classify", "--engine", "native", "-p", self.pack)
        self.assertEqual(2, done.returncode)
        self.assertIn("the module cannot be loaded", done.stderr)
        self.assertIs(False, json.loads(self.run_alone("version", "--json").stdout)["native"])


class WithModule(CommandLine):
    def test_the_version_says_so(self):
        self.assertIs(True, json.loads(run("version", "--json").out)["native"])

    def test_the_same_bytes_as_from_the_interpreter(self):
        replies = "".join(SOURCE.joinpath("docs/examples/bounces.ndjson").read_text(encoding="utf-8") for _ in range(300))
        expected = run("classify", "--json", "--engine", "interpreter", stdin=replies)
        for threads in ("1", "4"):
            given = run("classify", "--json", "--engine", "native", "--threads", threads, stdin=replies)
            self.assertEqual((0, expected.out), (given.code, given.out))

    def test_verbose_says_that_native_code_or_still_tables_answered(self):
        result = run("classify", "--verbose", "--engine", "native", "-p", self.pack, stdin=GONE)
        self.assertRegex(result.err, r"carom: (native|table) \(")

    def test_the_code_of_a_small_policy_is_as_it_was(self):
        result = run("dump", "--stage=llvm", GOLDEN / "rules.carom")
        self.assertEqual(0, result.code, result.err)
        golden = GOLDEN / "rules.ll"
        if os.environ.get("CAROM_UPDATE_GOLDENS") == "1":
            golden.write_text(result.out, encoding="utf-8")
        self.assertEqual(golden.read_text(encoding="utf-8"), result.out)


if __name__ == "__main__":
    if not HAS_NATIVE:
        del WithModule
    unittest.main()
