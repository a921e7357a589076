#!/usr/bin/env python3
"""Nothing that stands in a path, a record, a rule or an argument acts on a terminal: every verb shows it as escapes."""
import json
import os
import pty
import re
import subprocess
import unittest

from program import CAROM, PACK, CommandLine, run

# A title and a colour (C0), a C1 introducer, DEL, a bidirectional override and mark; in paths a byte that is no UTF-8.
HOSTILE = "\x1b]0;t\x07\x1b[31m\u009b31m\x7f\u202e\u061c"
HOSTILE_PATH = os.fsencode(HOSTILE) + b"\x9b"
# Line ends are the program's own.
ACTING = re.compile("[\x00-\x08\x0b-\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]")
RULES = PACK + f'rule odd {{ when text has "odd{HOSTILE}" => trial.busy test "odd{HOSTILE}" test not "even" }}\n' \
               f'rule failing {{ when text has "x{HOSTILE}" => trial.busy test "y{HOSTILE}" test not "z" }}\n'


class Escapes(CommandLine):
    def setUp(self):
        super().setUp()
        self.home = os.fsencode(self.folder) + b"/" + HOSTILE_PATH
        os.mkdir(self.home)
        self.rules = self.put(b"rules.carom", RULES.encode())

    def put(self, name, content):
        path = self.home + b"/" + name
        with open(path, "wb") as file:
            file.write(content)
        return path

    def on_a_terminal(self, *arguments):
        """Both streams, as a terminal gets them."""
        controller, terminal = pty.openpty()
        with subprocess.Popen([CAROM, *arguments], stdin=subprocess.DEVNULL, stdout=terminal, stderr=terminal,
                              env={**os.environ, "NO_COLOR": "1"}, cwd=self.home) as run_:
            os.close(terminal)
            shown = b""
            while chunk := self.read(controller):
                shown += chunk
        os.close(controller)
        return shown.decode()  # which fails on bytes that are no UTF-8

    @staticmethod
    def read(controller):
        try:
            return os.read(controller, 65536)
        except OSError:  # the last writer has gone
            return b""

    def assert_harmless(self, *arguments, shows):
        shown = self.on_a_terminal(*arguments)
        self.assertIsNone(ACTING.search(shown), f"{arguments}: {shown!r}")
        self.assertIn(shows, shown, arguments)

    def test_classify(self):
        records = self.put(b"in.ndjson", json.dumps({"id": HOSTILE, "text": "550 no such person " + HOSTILE}).encode() +
                           b'\n{"id": "\x1b[31m\x9b", "text": "x"}\n{\n' +
                           json.dumps({"id": HOSTILE, "text": "x"}, ensure_ascii=False).encode())
        for form, shows in (("table", "\\x1b"), ("csv", "\\x1b"), ("ndjson", "\\u001b")):
            self.assert_harmless("classify", "--policy", self.rules, "--format", form, records, shows=shows)
        self.assert_harmless("classify", "--policy", self.rules, self.home + b"/missing", shows="\\x1b")

    def test_explain(self):
        self.assert_harmless("explain", "--policy", self.rules, "550 no such person " + HOSTILE, shows="\\x1b")
        self.assert_harmless("explain", "--policy", self.rules, "odd" + HOSTILE, shows="\\u{202e}")
        self.assert_harmless("explain", "--policy", self.rules, "--json", "odd" + HOSTILE, shows="\\u202e")
        self.assert_harmless("explain", "--policy", self.rules, "--field", HOSTILE + "=1", "550", shows="\\x1b")

    def test_check_test_and_fix(self):
        for form, shows in (("human", "\\x1b"), ("json", "\\u001b"), ("sarif", "%1B")):
            self.assert_harmless("check", "--error-format", form, self.rules, shows=shows)
        self.assert_harmless("test", "-v", self.rules, shows="\\x1b")
        self.assert_harmless("test", "--json", self.rules, shows="\\u001b")
        broken = self.put(b"broken.carom", RULES.encode() + b"rule r { when code = 550 => trial.gone }\n" +
                          HOSTILE.encode() + b"\x9b")
        for arguments in (["check"], ["fix", "--diff"], ["fix", "--json", "--diff"], ["dump"], ["dump", "--stage=ast"]):
            self.assert_harmless(*arguments, broken, shows="x1b" if "--json" not in arguments else "\\u001b")

    def test_fmt(self):
        ugly = self.put(b"ugly.carom", RULES.encode().replace(b"rule gone", b"rule   gone"))
        for arguments in (["--check"], ["--diff"], ["--json", "--check"]):
            self.assert_harmless("fmt", *arguments, ugly, shows="1b")

    def test_dump(self):
        for stage in ("ast", "ir", "order", "program"):
            shows = "trial" if stage == "order" else "\\u{202e}"
            self.assert_harmless("dump", f"--stage={stage}", self.rules, shows=shows)
            self.assert_harmless("dump", f"--stage={stage}", "--json", self.rules, shows="trial")

    def test_doctor_and_mistakes(self):
        self.assert_harmless("doctor", "--policy", self.home + b"/missing.carom", shows="\\x1b")
        for arguments in ([HOSTILE], ["--" + HOSTILE], ["classify", "--" + HOSTILE], ["classify", "--format", HOSTILE],
                          ["check", HOSTILE], ["version", HOSTILE]):
            self.assert_harmless(*arguments, shows="\\x1b")

    def test_a_patch_for_a_program_keeps_every_byte(self):
        ugly = self.write("ugly.carom", RULES.replace("rule odd", "rule   odd"))
        patch = subprocess.run([CAROM, "fmt", "--diff", ugly], capture_output=True, check=True).stdout
        self.assertIn(HOSTILE.encode(), patch)

    def test_dump_shows_escapes_to_programs_too(self):
        self.assertIsNone(ACTING.search(run("dump", "--stage=ast", self.write("rules.carom", RULES)).out))


if __name__ == "__main__":
    unittest.main()
