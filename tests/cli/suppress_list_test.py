#!/usr/bin/env python3
"""`classify --suppress-list`: whom verdicts take off the list, each once, guarded ones apart."""
import json
import unittest

from program import CommandLine, run

RULES = """\
pack trial 1.0.0 { language 1; layer base }
class trial.dead { type permanent; scope recipient; retry never; suppress recipient }
class trial.edge { type permanent; scope recipient; retry never; suppress recipient guarded }
class trial.domain { type permanent; scope domain; retry never; suppress domain }
class trial.later { type temporary; scope recipient; retry after 1h; suppress recipient after 3 in 14d }
rule dead { when text has "dead" => trial.dead }
rule edge { when text has "edge" => trial.edge }
rule domain { when text has "no domain" => trial.domain }
rule later { when text has "later" => trial.later }
"""
BOUNCES = [("kim@a.example", "dead"), ("Lee@A.Example", "dead"), ("kim@a.example", "dead"), ("pat@b.example", "edge"), ("KIM@a.example", "edge"),
           ("sam@c.example", "no domain"), ("max@d.example", "later"), ("tom@d.example", "words nobody knows"), (None, "dead")]


class SuppressList(CommandLine):
    def setUp(self):
        super().setUp()
        self.rules = self.write("rules.carom", RULES)
        self.list = self.folder / "list"

    def classify(self, bounces, *arguments, **options):
        lines = "".join(json.dumps({"text": f"550 {text}", **({"recipient": to} if to else {})}) + "\n" for to, text in bounces)
        return run("classify", "--policy", self.rules, "--input-format", "ndjson", "--suppress-list", self.list, *arguments, stdin=lines, **options)

    def test_each_address_stands_once_and_guarded_ones_apart(self):
        result = self.classify(BOUNCES)
        self.assertEqual(0, result.code, result.err)
        self.assertEqual("@c.example\nkim@a.example\nlee@a.example\n", self.list.read_text())
        self.assertEqual("pat@b.example\n", (self.folder / "list.guarded").read_text())
        self.assertIn("3 entries to take off in", result.err)
        self.assertIn("1 entry to look at first in", result.err)
        self.assertIn("1 verdict takes somebody off the list whom the record does not name", result.err)

    def test_verdicts_are_the_same_and_threads_change_nothing(self):
        many = BOUNCES * 500
        alone = self.classify(many, "--threads", "1", "--batch", "3")
        before = self.list.read_text()
        together = self.classify(many, "--threads", "4", "--batch", "64")
        self.assertEqual(alone.out, together.out)
        self.assertEqual(before, self.list.read_text())

    def test_agrees_with_the_verdicts(self):
        answers = self.classify(BOUNCES).records()
        named = {answer["recipient"].lower() for answer in answers if answer["suppress"] and answer["recipient"] and answer["class"] != "trial.domain"}
        listed = (self.list.read_text() + (self.folder / "list.guarded").read_text()).lower().split()
        self.assertEqual(named, {entry for entry in listed if not entry.startswith("@")})

    def test_an_older_list_is_replaced_whole(self):
        self.list.write_text("old@a.example\n")
        self.classify([("kim@a.example", "dead")])
        self.assertEqual("kim@a.example\n", self.list.read_text())

    def test_a_file_of_the_run_is_not_overwritten(self):
        records = self.write("records", '{"text": "550 dead", "recipient": "kim@a.example"}\n')
        for path in (records, self.rules):
            result = run("classify", "--policy", self.rules, "--suppress-list", path, records)
            self.assertEqual((2, ""), (result.code, result.out))
            self.assertIn("name another file with --suppress-list", result.err)
        guarded = self.write("other.guarded", "")
        self.assertEqual(2, run("classify", "--policy", self.rules, "--suppress-list", self.folder / "other", guarded).code)

    def test_standard_output_is_no_list(self):
        result = run("classify", "--policy", self.rules, "--suppress-list", "-", stdin="550 dead\n", cwd=self.folder)
        self.assertEqual((2, ""), (result.code, result.out))
        self.assertIn("cannot write the suppression list to standard output", result.err)
        self.assertFalse((self.folder / "-").exists())
        self.assertEqual(0, run("classify", "--policy", self.rules, "--suppress-list", "./-", stdin="550 dead\n", cwd=self.folder).code)

    def test_what_cannot_be_written_is_told(self):
        result = run("classify", "--policy", self.rules, "--suppress-list", self.folder / "no/such/list", stdin="550 dead\n")
        self.assertEqual(4, result.code)
        self.assertIn("no/such/list", result.err)


if __name__ == "__main__":
    unittest.main()
