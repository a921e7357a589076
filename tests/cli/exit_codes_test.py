#!/usr/bin/env python3
"""Exit codes as the help promises them, one by one. Code 5 has its tests in compile_test.py, 70 in exit_code_test.cpp."""
import json
import unittest

from program import PACK, CommandLine, run

GONE = "550 5.1.1 no such person"
VERBS_WITH_RULES = ("check", "test", "fix", "dump", "classify", "explain", "doctor")


def with_rules(verb, policy):
    """The verb's arguments with this policy."""
    return [verb, *(["--policy"] if verb in ("classify", "explain", "doctor") else []), policy]


class CodeCase(CommandLine):
    def assert_code(self, code, *arguments, stdin=""):
        result = run(*arguments, stdin=stdin)
        self.assertEqual(code, result.code, f"{arguments}: {result.err}")
        return result


class ExitCodes(CodeCase):
    def test_0_when_all_is_done(self):
        for verb in VERBS_WITH_RULES:
            self.assert_code(0, *with_rules(verb, self.pack), stdin=GONE)

    def test_0_for_help_asked_for_as_a_verb(self):
        self.assertEqual(run("--help").out, self.assert_code(0, "help").out)
        self.assertEqual(run("fix", "--help").out, self.assert_code(0, "help", "fix").out)
        self.assert_code(2, "help", "soup")

    def test_1_for_findings_of_check_test_and_fmt_only(self):
        failing = self.write("failing.carom", PACK.replace('test not "551 too busy"', 'test not "451 too busy"'))
        self.assert_code(1, "check", failing)
        self.assert_code(1, "test", failing)
        for verb in ("fix", "dump", "classify", "explain", "doctor"):
            self.assert_code(0, *with_rules(verb, failing), stdin=GONE)
        ugly = self.write("ugly.carom", "pack   ugly 1.0.0 { language 1; layer base }\n")
        self.assert_code(1, "fmt", "--check", ugly)
        self.assert_code(0, "fmt", "--diff", ugly)

    def test_1_never_from_classify_whatever_it_finds(self):
        self.assert_code(0, "classify", "--policy", self.pack, stdin="550 words nobody knows\n" + GONE)

    def test_2_for_usage(self):
        self.assert_code(2, "clasify")
        self.assert_code(2, "check", "no_such_pack")

    def test_2_for_two_formats_that_contradict_each_other(self):
        for name in ("csv", "table", "summary"):
            result = self.classify("--json", "--format", name, stdin=GONE)
            self.assertEqual((2, ""), (result.code, result.out), name)
            self.assertIn("--json and another --format contradict each other", result.err)
        for name in ("human", "sarif"):
            result = run("check", "--json", "--error-format", name, self.pack)
            self.assertEqual((2, ""), (result.code, result.out), name)
            self.assertIn("--json and another --error-format contradict each other", result.err)
        self.assert_code(0, "classify", "--json", "--format", "ndjson", "--policy", self.pack, stdin=GONE)
        self.assert_code(0, "check", "--json", "--error-format", "json", self.pack)

    def test_3_when_rules_do_not_compile(self):
        bad = self.write("bad.carom", "rule {")
        for verb in VERBS_WITH_RULES:
            self.assert_code(3, *with_rules(verb, bad), stdin=GONE)
        self.assert_code(3, "fmt", bad)

    def test_4_when_an_input_cannot_be_read_or_a_record_is_rejected_under_strict(self):
        self.assert_code(4, "classify", "--policy", self.pack, self.folder / "missing")
        self.assert_code(4, "classify", "--policy", self.pack, "--strict", "--input-format", "ndjson", stdin="{\n")
        self.assert_code(4, "check", self.folder / "missing.carom")
        self.assert_code(4, "fmt", self.folder / "missing.carom")


class Limits(CodeCase):
    """6: the rules exceed a limit, and nothing else is wrong with them."""

    OVER = {
        "C1001": "rule deep { when " + "(" * 65 + "code 550" + ")" * 65 + " => trial.gone }",
        "C1003": 'rule long { when text has "' + "a" * 65537 + '" => trial.gone }',
        "C1004": "rule long { when text matches /" + "a" * 1025 + "/ => trial.gone }",
        "C1050": "rule wide { when text matches /(a{1000}){1000}/ => trial.gone }",
    }

    def test_6_from_every_verb_when_a_file_is_too_large(self):
        large = self.write("large.carom", "#" * (1 << 20) + "\n" + PACK)
        for verb in VERBS_WITH_RULES:
            result = self.assert_code(6, *with_rules(verb, large), stdin=GONE)
            if verb != "doctor":
                self.assertIn("error[C1002] file-too-large: this file has more than the 1048576 bytes allowed", result.err)
        self.assertIn("C1002", self.assert_code(6, "fmt", large).err)

    def test_a_file_at_the_limit_is_read(self):
        self.assert_code(0, "check", self.write("full.carom", "#" * ((1 << 20) - len(PACK) - 1) + "\n" + PACK))

    def test_6_for_each_limit_of_a_rule(self):
        for diagnostic, rule in self.OVER.items():
            result = self.assert_code(6, "classify", "--policy", self.write("over.carom", PACK + rule), stdin=GONE)
            self.assertIn(f"error[{diagnostic}]", result.err)
            self.assertEqual("", result.out)

    def test_a_limit_can_be_set_lower_and_higher(self):
        rules = {
            "nesting": (65, "rule deep { when " + "(" * 65 + "code 550" + ")" * 65 + " => trial.gone }"),
            "string_bytes": (65537, 'rule long { when text has "' + "a" * 65537 + '" => trial.gone }'),
            "regex_characters": (1025, "rule long { when text matches /" + "a" * 1025 + "/ => trial.gone }"),
            "regex_repeat": (1001, "rule far { when text matches /ba{1001}/ => trial.gone }"),
            "template_holes": (3, 'rule holes { when text like "a {int} b {int} c {int}" => trial.gone }'),
            "rules": (4, "rule fourth { when code 554 => trial.gone }"),
            "condition_tests": (3, "rule three { when code 554 and text has \"a\" and text has \"b\" => trial.gone }"),
        }
        for name, (needed, rule) in rules.items():
            path = self.write("over.carom", PACK + rule + "\n")
            result = self.assert_code(6, "classify", "--limit", f"{name}={needed - 1}", "--policy", path, stdin=GONE)
            self.assertIn(str(needed - 1), result.err, name)
            self.assert_code(0, "classify", "--limit", f"{name}={needed}", "--policy", path, stdin=GONE)

    def test_the_deepest_nesting_that_may_be_set_works(self):
        deep = self.write("deep.carom", PACK + "rule deep { when " + "not (" * 99 + "code 554" + ")" * 99 + " => trial.gone }\n")
        self.assert_code(0, "classify", "--limit", "nesting=200", "--policy", deep, stdin=GONE)
        self.assert_code(0, "fmt", "--limit", "nesting=200", deep)

    def test_the_text_of_a_record_is_cut_where_the_limit_says(self):
        result = self.assert_code(0, "classify", "--limit", "record_text_bytes=10", "--policy", self.pack, stdin=GONE)
        self.assertIn("1 record has a text over 10 bytes", result.err)
        self.assertEqual("unclassified", result.records()[0]["class"])

    def test_2_for_a_limit_that_cannot_be_set(self):
        for argument, why in (("nestin=5", "no limit `nestin`; did you mean `nesting`?"), ("nesting", "expected NAME=VALUE"),
                              ("nesting=0", "nesting can be from 1 to 200 levels, found 0"), ("nesting=201", "found 201"),
                              ("nesting=", "found nothing"), ("nesting=1e2", "found 1e2"), ("x=1", "expected one of source_file_bytes")):
            result = self.assert_code(2, "classify", "--limit", argument, "--policy", self.pack, stdin=GONE)
            self.assertIn(why, result.err)

    def test_doctor_shows_the_limits_that_are_set(self):
        result = self.assert_code(0, "doctor", "--json", "--limit", "nesting=7", "--limit", "rules=9", "--policy", self.pack)
        limits = json.loads(result.out)["limits"]
        self.assertEqual((7, 9, 65536), (limits["nesting"], limits["rules"], limits["string_bytes"]))

    def test_6_when_an_included_file_is_too_large(self):
        self.write("part.carom", "#" * (1 << 20) + "\n" + 'list late: phrases ["too late"]\n')
        main = self.write("main.carom", PACK + 'include "part.carom"\nrule late { when text has any @late => trial.gone }\n')
        self.assert_code(6, "check", main)

    def test_3_when_there_is_a_mistake_too(self):
        both = self.OVER["C1001"] + "\nrule wrong { when code 550 => trial.unheard_of }"
        self.assert_code(3, "check", self.write("both.carom", PACK + both))


if __name__ == "__main__":
    unittest.main()
