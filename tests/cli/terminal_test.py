#!/usr/bin/env python3
"""Help and mistakes, closed pipes and full disks, terminals with and without colour."""
import os
import pty
import subprocess
import time
import unittest

from program import CAROM, CommandLine, run

GONE = "550 5.1.1 no such person"


class Usage(CommandLine):
    def test_alone_it_prints_its_help(self):
        for arguments in ([], ["--help"]):
            result = run(*arguments)
            self.assertEqual((0, ""), (result.code, result.err))
            self.assertIn("Usage: carom [OPTIONS] VERB", result.out)
            for verb in ("classify", "explain", "check", "fix", "test", "fmt", "dump", "doctor", "version"):
                self.assertIn(verb, result.out)

    def test_every_verb_has_help(self):
        for verb in ("classify", "explain", "check", "fix", "test", "fmt", "dump", "doctor", "version"):
            result = run(verb, "--help")
            self.assertEqual((0, ""), (result.code, result.err), verb)
            self.assertIn(f"\nUsage: carom {verb} [OPTIONS]", "\n" + result.out)
            self.assertIn(f"\nExample: carom {verb}", result.out)
            self.assertIn("Exit codes:", result.out)

    def test_mistakes_end_with_2_and_leave_standard_output_alone(self):
        mistakes = (["clasify"], ["classify", "--formt", "csv"], ["classify", "--format", "xml"],
                    ["classify", "--map", "text"], ["fmt"], ["doctor", "extra"])
        for mistake in mistakes:
            result = run(*mistake)
            self.assertEqual((2, ""), (result.code, result.out), mistake)
            self.assertTrue(result.err.startswith("carom: "), result.err)

    def test_an_unknown_verb_comes_with_the_nearest(self):
        self.assertIn("did you mean `classify`?", run("clasify").err)

    def test_an_option_before_the_verb_is_named(self):
        result = run("--json", "check")
        self.assertEqual((2, "carom: no option `--json` before the verb; see `carom --help`\n"), (result.code, result.err))

    def test_version(self):
        self.assertRegex(run("version").out, r"^carom \d+\.\d+\.\d+ ")
        self.assertIn('"version":', run("version", "--json").out)

    def test_help_is_quick(self):
        best = min(self.seconds_of_help() for _ in range(5))
        self.assertLess(best, 0.5)

    @staticmethod
    def seconds_of_help():
        begin = time.monotonic()
        run("--help")
        return time.monotonic() - begin


class Writing(CommandLine):
    def test_a_closed_pipe_is_not_an_error(self):
        records = self.write("many.txt", (GONE + "\n") * 20000)
        command = f"'{CAROM}' classify --policy '{self.pack}' '{records}' | head -n 1; exit ${{PIPESTATUS[0]}}"
        done = subprocess.run(["bash", "-c", command], capture_output=True, check=False)
        self.assertEqual((0, b""), (done.returncode, done.stderr))
        self.assertEqual(1, done.stdout.count(b"\n"))

    def test_a_full_disk_is_an_error(self):
        with open("/dev/full", "wb") as full:
            done = subprocess.run([CAROM, "classify", "--policy", str(self.pack)], input=GONE.encode() + b"\n",
                                  stdout=full, stderr=subprocess.PIPE, check=False)
        self.assertEqual(4, done.returncode)
        self.assertIn(b"cannot write standard output: No space left on device", done.stderr)


class Terminal(CommandLine):
    def on_a_terminal(self, *arguments, **environment):
        controller, terminal = pty.openpty()
        env = {key: value for key, value in os.environ.items() if key not in ("NO_COLOR", "TERM")}
        done = subprocess.Popen([CAROM, *map(str, arguments)], stdin=subprocess.DEVNULL, stdout=terminal,
                                stderr=terminal, env={**env, "TERM": "xterm", **environment})
        os.close(terminal)
        shown = b""
        while chunk := self.read(controller):
            shown += chunk
        os.close(controller)
        self.assertEqual(0, done.wait())
        return shown.decode()

    @staticmethod
    def read(controller):
        try:
            return os.read(controller, 65536)
        except OSError:  # the last writer has gone
            return b""

    def test_shows_a_table_in_colour(self):
        records = self.write("one.txt", GONE + "\n")
        shown = self.on_a_terminal("classify", "--policy", self.pack, records)
        self.assertIn("ID", shown)
        self.assertIn("\x1b[31m", shown)

    def test_no_color_turns_colour_off(self):
        records = self.write("one.txt", GONE + "\n")
        shown = self.on_a_terminal("classify", "--policy", self.pack, records, NO_COLOR="1")
        self.assertIn("trial.gone", shown)
        self.assertNotIn("\x1b", shown)

    def test_no_color_underlines_evidence_instead(self):
        self.assertIn("^^^", self.on_a_terminal("explain", "--policy", self.pack, GONE, NO_COLOR="1"))
        self.assertIn("\x1b[33m", self.on_a_terminal("explain", "--policy", self.pack, GONE))

    def test_nothing_hostile_reaches_the_terminal(self):
        records = self.write("one.ndjson", '{"id": "\\u001b]0;title\\u0007", "text": "550 no such person"}\n')
        shown = self.on_a_terminal("classify", "--policy", self.pack, records, NO_COLOR="1")
        self.assertNotIn("\x1b", shown)
        self.assertNotIn("\x07", shown)


if __name__ == "__main__":
    unittest.main()
