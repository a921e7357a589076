#!/usr/bin/env python3
"""Inputs, rules and paths as nobody should give them: a clear message, the promised exit code, the others answered."""
import json
import os
import threading
import unittest

from program import PACK, CommandLine, run

GONE = "550 5.1.1 no such person"
BROKEN_UTF8 = (b"\xff\xfe", b"\xc0\xaf", b"\xed\xa0\x80", b"\xf8\x88\x80\x80\x80", b"\xe2\x82", b"\x80")


class Inputs(CommandLine):
    def assert_answers(self, path, code, message):
        """With this file between two good ones, both are answered."""
        good = self.write("good.txt", GONE + "\n")
        result = self.classify("--format", "ndjson", good, path, good)
        self.assertEqual(code, result.code, result.err)
        self.assertIn(message, result.err)
        classes = [record["class"] for record in result.records() if record["file"] == str(good)]
        self.assertEqual(["trial.gone"] * 2, classes)
        return [record for record in result.records() if record["file"] != str(good)]

    def test_empty_files(self):
        for content in ("", "\n\n\n", "\ufeff", "   \r\n"):
            self.assertEqual([], self.assert_answers(self.write("empty", content), 0, "empty: no records in it"))

    def test_binary(self):
        for content in (bytes(range(256)) * 64, b"\x1f\x8b\x08\0\0\0\0\0", b"\x7fELF\0\0\0", b"PK\x03\x04\0\0"):
            self.assertEqual([], self.assert_answers(self.write("binary", content), 4, "binary: found "))

    def test_a_line_of_a_mebibyte(self):
        for content in (GONE + "a" * (1 << 20), json.dumps({"id": 7, "text": GONE + "é" * (1 << 19)})):
            records = self.assert_answers(self.write("long", content + "\n"), 0, "1 record has a text over 65536 bytes; only its beginning was read")
            self.assertEqual(["trial.gone"], [record["class"] for record in records])

    def test_a_line_longer_than_a_record_may_be(self):
        records = self.assert_answers(self.write("long.ndjson", '{"text": "' + "a" * (17 << 20) + '"}\n'
                                                 + json.dumps({"text": GONE}) + "\n"), 0, "expected at most 16777216")
        self.assertEqual(["trial.gone"], [record["class"] for record in records])

    def test_broken_utf8(self):
        for bad in BROKEN_UTF8:
            records = self.assert_answers(self.write("replies", GONE.encode() + b" " + bad + b"\n"), 0, "")
            self.assertEqual(["trial.gone"], [record["class"] for record in records], bad)
            line = b'{"id": "' + bad + b'", "text": "' + GONE.encode() + bad + b'", "' + bad + b'": 1}\n'
            records = self.assert_answers(self.write("records.ndjson", line), 0, "")
            self.assertEqual(["trial.gone"], [record["class"] for record in records], bad)

    def test_unknown_and_misfit_fields(self):
        lines = [{"text": GONE, "colour": "blue"}, {"text": GONE, "code": {"a": 1}}, {"text": GONE, "": None},
                 {"text": [GONE]}, {"text": GONE, "code": "five", "status": 5.4, "attempts": -1, "ip": "no"}, {}]
        content = "".join(json.dumps(line) + "\n" for line in lines)
        records = self.assert_answers(self.write("odd.ndjson", content), 0, "")
        self.assertEqual(["trial.gone"] * 3 + ["unclassified", "trial.gone", "unclassified"],
                         [record["class"] for record in records])

    def test_nesting_without_end(self):
        for content in ('{"a":' * 5000, "[" * 5000, '{"text":' + "[" * 2000 + "]" * 2000 + "}"):
            self.assert_answers(self.write("deep.ndjson", content + "\n"), 0, "")

    def test_paths_that_cannot_be_read(self):
        (self.folder / "loop").symlink_to("loop")
        for path, message in ((self.folder / "missing", "No such file or directory"),
                              (self.folder / "loop", "Too many levels of symbolic links"),
                              (self.pack / "below", "Not a directory"), ("/proc/self/mem", "Input/output error"),
                              (self.folder / ("a" * 300), "File name too long")):
            self.assertEqual([], self.assert_answers(path, 4, f"cannot read {path}: {message}"))

    def test_a_named_pipe(self):
        pipe = self.folder / "pipe"
        os.mkfifo(pipe)
        writer = threading.Thread(target=pipe.write_text, args=(GONE + "\n",))
        writer.start()
        result = self.classify("--format", "ndjson", pipe)
        writer.join()
        self.assertEqual((0, ["trial.gone"]), (result.code, [record["class"] for record in result.records()]))

    def test_the_same_input_twice_and_standard_input_twice(self):
        good = self.write("good.txt", GONE + "\n")
        self.assertEqual(2, len(self.classify(good, good).records()))
        result = self.classify("-", "-", stdin=GONE + "\n")
        self.assertEqual((0, 1), (result.code, len(result.records())))


class Rules(CommandLine):
    def test_packs_that_are_missing(self):
        self.assertIn("no_such_pack", self.assert_exit(2, "check", "no_such_pack").err)
        self.assertIn("no/such.carom", self.assert_exit(4, "check", "no/such.carom").err)
        self.assert_exit(3, "check", self.write("uses.carom", PACK + "use no_such_pack\n"))
        empty = self.folder / "empty"
        empty.mkdir()
        self.assert_exit(4, "check", empty)
        self.assert_exit(4, "classify", "--policy", self.folder / "missing.carom")
        for folder in (empty, self.folder / "missing"):
            self.assertIn("no packs found", self.assert_exit(2, "classify", CAROM_PACKS=str(folder)).err)

    def test_rule_files_that_are_none(self):
        for content, code in ((b"", 0), (b"\0" * 100, 3), (bytes(range(256)) * 16, 3), (b"\xff\xfe", 3), (b"(" * 5000, 3),
                              (PACK.encode() + b"\xc0\xaf", 3), (b'rule "' + b"a" * 70000, 3)):
            path = self.write("odd.carom", content)
            for verb in (["check"], ["fmt", "--check"], ["fix", "--diff"], ["dump"], ["test"]):
                result = run(*verb, path)
                self.assertIn(result.code, (0, code), f"{verb} {content[:20]}: {result.err}")
            self.assertEqual(content, path.read_bytes())

    def test_a_rule_file_that_is_a_folder_or_a_device(self):
        folder = self.folder / "folder.carom"
        folder.mkdir()
        for verb in ("check", "dump", "test"):
            self.assert_exit(4, verb, folder)
        self.assert_exit(0, "fmt", folder)  # a folder stands for the rule files in it
        self.assert_exit(6, "fmt", "--check", "/dev/zero")
        self.assert_exit(6, "check", "/dev/zero")

    def assert_exit(self, code, *arguments, **environment):
        result = run(*arguments, stdin=GONE, env=environment)
        self.assertEqual(code, result.code, f"{arguments}: {result.err}")
        self.assertTrue(code in (0, 3) or result.err.startswith("carom: ") or "error[" in result.err, result.err)
        return result


class Arguments(CommandLine):
    def test_numbers_that_are_none(self):
        for option in ("--number", "--near"):
            for value in ("-1", "1e9", "0x10", "99999999999999999999", "one"):
                result = run("explain", "--policy", self.pack, f"{option}={value}", "550")
                self.assertEqual((2, ""), (result.code, result.out), f"{option}={value}: {result.err}")
                self.assertIn("expected a whole number from ", result.err)

    def test_an_option_that_ends_in_an_equals_sign_does_not_take_the_next_argument(self):
        for option in ("--number=", "--format=", "--policy=", "--rejects="):
            result = run("classify", "--policy", self.pack, option, "550", stdin=GONE)
            self.assertEqual((2, f"carom: `{option}` has no value; write `{option}VALUE`\n"), (result.code, result.err))
        self.assertEqual(0, run("explain", "--policy", self.pack, "--", "--near=").code)

    def test_an_empty_name_is_a_usage_error(self):
        for arguments in (["check", ""], ["check", "--policy", ""], ["check", "--packs", ""], ["classify", ""], ["fmt", ""],
                          ["explain", "--record", ""], ["classify", "--rejects", ""]):
            result = run(*arguments, stdin=GONE)
            self.assertEqual((2, ""), (result.code, result.out), arguments)
            self.assertIn("expected a name, found nothing", result.err)

    def test_an_option_without_its_value_says_so(self):
        self.assertEqual((2, "carom: --policy needs a value; see `carom check --help`\n"),
                         (run("check", "--policy").code, run("check", "--policy").err))

    def test_a_reply_of_a_mebibyte_less_what_arguments_may_be(self):
        result = run("explain", "--policy", self.pack, GONE + " a" * 50000)
        self.assertEqual(0, result.code, result.err)

    def test_an_argument_that_is_no_utf8(self):
        result = run("explain", "--policy", self.pack, os.fsdecode(GONE.encode() + b" \xff"))
        self.assertEqual(0, result.code, result.err)
        self.assertIn("not UTF-8", result.out)


if __name__ == "__main__":
    unittest.main()
