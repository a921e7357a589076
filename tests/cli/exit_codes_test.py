#!/usr/bin/env python3
"""Exit codes as the help promises them, one by one. Codes 5 and 70 have their test in exit_code_test.cpp."""
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

    def test_6_when_an_included_file_is_too_large(self):
        self.write("part.carom", "#" * (1 << 20) + "\n" + 'list late: phrases ["too late"]\n')
        main = self.write("main.carom", PACK + 'include "part.carom"\nrule late { when text has any @late => trial.gone }\n')
        self.assert_code(6, "check", main)

    def test_3_when_there_is_a_mistake_too(self):
        both = self.OVER["C1001"] + "\nrule wrong { when code 550 => trial.unheard_of }"
        self.assert_code(3, "check", self.write("both.carom", PACK + both))


if __name__ == "__main__":
    unittest.main()
