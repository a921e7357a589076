#!/usr/bin/env python3
"""`carom import`: rules of other tools in, a Carom file and a report out."""
import json
import unittest

from program import SOURCE, CommandLine, run

INPUTS = SOURCE / "tests/cli/inputs/import"
FILES = {"zonemta": ["rules.txt"], "powermta": ["patterns.conf"], "regex-csv": ["table.csv"]}


class Imports(CommandLine):
    def import_text(self, tool, text, *options, name="rules.src"):
        """The result, the report's objects and the file written."""
        source = self.write(name, text)
        out, report = self.folder / "made.carom", self.folder / "report.ndjson"
        result = run("import", tool, source, "-o", out, "--report", report, *options)
        findings = [json.loads(line) for line in report.read_text().splitlines()] if report.exists() else []
        return result, findings, out

    def classify_line(self, policy, reply):
        result = run("classify", "--policy", policy, "--format", "ndjson", stdin=reply + "\n")
        self.assertEqual(0, result.code, result.err)
        return result.records()[0]

    def import_zonemta(self, *lines, options=()):
        return self.import_text("zonemta", "\n".join(lines) + "\n", *options)

    def kinds_and_lines(self, findings):
        return [(finding["kind"], finding["line"]) for finding in findings]


class WholeFiles(Imports):
    """Files without defects: everything is carried over, and check has nothing to say about it."""

    def made_of(self, tool):
        out = self.folder / "made.carom"
        result = run("import", tool, *(INPUTS / name for name in FILES[tool]), "-o", out)
        self.assertEqual(0, result.code, result.err)
        self.assertIn(" 0 refused; 0 defects", result.err)
        return out

    def test_what_is_written_is_clean_and_canonical_and_compiles(self):
        for tool in FILES:
            with self.subTest(tool):
                made = self.made_of(tool)
                self.assertEqual(0, run("check", made).code, run("check", made).err)
                self.assertEqual(0, run("fmt", "--check", made).code)
                self.assertEqual(0, run("test", made).code)
                self.assertEqual(0, run("compile", made, "-o", self.folder / "made.caromc").code)

    def test_zonemta_rules_answer_as_the_source_does(self):
        made = self.made_of("zonemta")
        for reply, rule in (("550 5.1.1 <kim@a.example>: no person of that name", "recipient.line8"),
                            ("550 5.1.1 <kim@a.example>: no place of that name", "recipient.line25"),
                            ("451 4.7.1 you are on our greylist", "greylist.line11"),
                            ("554 5.7.1 refused by our friends", "other.line27"),
                            ("553 sorry, a relay is not what we are (#5.7.1)", "other.line21"),
                            ("550 7 complaints today/hour", "spam.line23"),
                            ("550 1.2.3.4 is not welcome", "other.line26"),
                            ("552 x", "other.line27")):
            self.assertEqual("zonemta." + rule, self.classify_line(made, reply)["rule"], reply)

    def test_actions_say_whether_waiting_helps(self):
        made = self.made_of("zonemta")
        greylisted = self.classify_line(made, "451 4.7.1 greylist")
        self.assertEqual(("rate.greylisted", "temporary", "backoff 15m..6h for 5d"),
                         (greylisted["class"], greylisted["type"], greylisted["retry"]))
        slow = self.classify_line(made, "421 slow down a lot")
        self.assertEqual(("rate.limited", "throttle"), (slow["class"], slow["action"]))
        self.assertEqual("after fix", self.classify_line(made, "554 5.7.1 refused by our filter")["retry"])

    def test_powermta_rules_answer_as_the_source_does(self):
        made = self.made_of("powermta")
        for reply, rule, klass in (("550 5.1.1 whatever", "bad_mailbox.line7", "recipient.invalid"),
                                   ("550 5.1.10 whatever else", "other.line11", "powermta.other"),
                                   ("450 4.1.1 unknown user", "bad_mailbox.line8", "recipient.invalid"),
                                   ("452 4.2.2 over quota", "quota_issues.line6", "mailbox.full"),
                                   ("554 listed by zone.bl.example", "spam_related.line9", "content.spam"),
                                   ("550 house rule 12", "house_rules.line10", "powermta.house_rules")):
            verdict = self.classify_line(made, reply)
            self.assertEqual(("powermta." + rule, klass), (verdict["rule"], verdict["class"]), reply)

    def test_a_temporary_reply_takes_no_address_off_the_list(self):
        made = self.made_of("powermta")
        self.assertFalse(self.classify_line(made, "450 4.1.1 unknown user")["suppress"])
        self.assertTrue(self.classify_line(made, "550 5.1.1 unknown user")["suppress"])

    def test_labels_of_a_table_may_be_classes(self):
        made = self.made_of("regex-csv")
        self.assertEqual("mailbox.full", self.classify_line(made, "452 4.2.2 full")["class"])
        self.assertEqual("regex_csv.greeting", self.classify_line(made, '550 say "hello", then wait')["class"])
        self.assertIn('note "seen at a.example"', made.read_text())


class Report(Imports):
    def test_what_cannot_be_carried_over_is_refused_with_place_reason_and_repair(self):
        rows = ["^550 a(?=b),spam", r"^550 .*(a)\1,spam", '"^550 .*a{3,2}",spam', "^550 .*x*+y,spam", "no label", "^550 .*a+,spam"]
        result, findings, out = self.import_text("regex-csv", "\n".join(rows) + "\n")
        self.assertEqual(1, result.code)
        self.assertEqual([("refused", line) for line in range(1, 6)], self.kinds_and_lines(findings))
        self.assertIn("6 rules in 1 file: 1 written, 5 refused; 0 defects", result.err)
        for finding in findings:
            self.assertTrue(finding["found"] and finding["repair"] and finding["pattern"], finding)
        self.assertEqual(0, run("check", out).code)

    def test_people_read_file_line_and_kind(self):
        result, _, _ = self.import_zonemta("no rule")
        self.assertIn("rules.src:1: refused: no action and category stand behind the expression; write regex,", result.err)

    def test_a_category_without_a_class_is_told_and_keeps_its_name(self):
        result, findings, out = self.import_zonemta("^550 .*a,reject,odd one,x")
        self.assertEqual((0, []), (result.code, findings))
        self.assertIn("the unknown category `odd one` has no class of std.classes; zonemta.odd_one is declared", result.err)
        self.assertIn("class zonemta.odd_one", out.read_text())

    def test_own_classes_are_one_a_category(self):
        _, _, out = self.import_zonemta("^550 .*a,reject,spam,x", options=["--own-classes", "--name", "acme.old"])
        self.assertIn("pack acme.old 1.0.0", out.read_text())
        self.assertEqual("acme.old.spam", self.classify_line(out, "550 a")["class"])

    def test_without_an_output_the_rules_go_to_standard_output(self):
        result = run("import", "regex-csv", "-", stdin="^550 .*a,spam\n")
        self.assertEqual(0, result.code, result.err)
        self.assertIn("rule spam.line1 {", result.out)

    def test_several_files_are_tried_in_order(self):
        one, two = self.write("one.csv", "^550 .*a,first\n"), self.write("two.csv", "^550 .*a,second\n^551 .*a,second\n")
        report = self.folder / "report.ndjson"
        result = run("import", "regex-csv", one, two, "--report", report)
        self.assertEqual(1, result.code)
        findings = [json.loads(line) for line in report.read_text().splitlines()]
        self.assertEqual([(str(two), 1)], [(finding["file"], finding["line"]) for finding in findings])
        self.assertIn("rule second.two_line2 {", result.out)

    def test_a_source_that_is_not_utf_8_is_read_as_windows_1252(self):
        result, _, out = self.import_text("regex-csv", "^550 .*d\xe9sactiv\xe9,gone\n".encode("cp1252"))
        self.assertEqual(0, result.code, result.err)
        self.assertIn("désactivé", out.read_text())

    def test_limits_end_with_6(self):
        source = self.write("rules.csv", "a,b\nc,d\n")
        self.assertEqual(6, run("import", "regex-csv", source, "--limit", "source_file_bytes=5").code)
        self.assertEqual(6, run("import", "regex-csv", source, "--limit", "rules=1").code)
        self.assertEqual(0, run("import", "regex-csv", source, "--limit", "rules=2").code)

    def test_usage(self):
        source = self.write("rules.csv", "a,b\n")
        self.assertEqual(4, run("import", "regex-csv", self.folder / "absent").code)
        self.assertEqual(2, run("import", "sieve", source).code)
        self.assertEqual(2, run("import", "regex-csv").code)
        self.assertEqual(2, run("import", "regex-csv", source, "--name", "Not a name").code)
        self.assertEqual(2, run("import", "regex-csv", source, "--name", "when").code)
        self.assertEqual(2, run("import", "regex-csv", source, "-o", source).code)
        self.assertEqual(2, run("import", "regex-csv", source, "-o", self.folder / "x", "--report", self.folder / "x").code)
        self.assertEqual("a,b\n", source.read_text())


if __name__ == "__main__":
    unittest.main()
