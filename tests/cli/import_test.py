#!/usr/bin/env python3
"""`carom import`: rules of other tools in, a Carom file and a report out."""
import json
import random
import subprocess
import unittest

from program import CAROM, SOURCE, CommandLine, run

INPUTS = SOURCE / "tests/cli/inputs/import"
FILES = {"kumomta": ["classifier.toml", "statuses.toml"], "zonemta": ["rules.txt"], "powermta": ["patterns.conf"], "regex-csv": ["table.csv"]}


class Imports(CommandLine):
    def import_text(self, tool, text, *options, name="rules.src"):
        """The result, the report's objects and the file written."""
        source = self.write(name, text)
        out, report = self.folder / "made.carom", self.folder / "report.ndjson"
        for older in (out, report):
            older.unlink(missing_ok=True)
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

    def defects(self, findings):
        return self.kinds_and_lines(finding for finding in findings if finding["kind"] != "own-class")


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

    def test_kumomta_rules_answer_as_the_source_does(self):
        made = self.made_of("kumomta")
        for reply, rule, klass in (("452 4.2.2 over quota", "quota_issues.classifier_line4", "mailbox.full"),
                                   ("552 5.2.2 Mailbox kim is full", "quota_issues.classifier_line6", "mailbox.full"),
                                   ("550 x no such house", "invalid_recipient.classifier_line9_2", "recipient.invalid"),
                                   ("554 5.7.25 on our list", "spam_block.classifier_line13", "reputation.ip_blocked"),
                                   ("550 refused by policy at a.example", "spam_block.classifier_line14", "reputation.ip_blocked"),
                                   ("451 4.1.1 what", "invalid_recipient.statuses_line4", "recipient.invalid"),
                                   ("452 4.5.3 too many", "too_many_recipients.statuses_line7", "rate.too_many_recipients"),
                                   ("552 5.5.3 too many", "protocol_errors.statuses_line10", "protocol.error")):
            verdict = self.classify_line(made, reply)
            self.assertEqual(("kumomta." + rule, klass), (verdict["rule"], verdict["class"]), reply)
        self.assertEqual("unclassified", self.classify_line(made, "550 5.7.1 refused by policy at a.example")["class"])
        self.assertIn('note "both of b.example"', made.read_text())
        self.assertIn("# What one host says", made.read_text())

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
        self.assertEqual([("refused", line) for line in range(1, 6)], self.defects(findings))
        self.assertIn("6 rules in 1 file: 1 written, 5 refused; 0 defects", result.err)
        for finding in findings[:5]:
            self.assertTrue(finding["found"] and finding["repair"] and finding["pattern"], finding)
        self.assertEqual(0, run("check", out).code)

    def test_people_read_file_line_and_kind(self):
        result, _, _ = self.import_zonemta("no rule", "^550 a,reject,spam,x")
        self.assertIn("rules.src:1: refused: no action and category stand behind the expression; write regex,", result.err)

    def test_a_category_without_a_class_is_told_and_keeps_its_name(self):
        result, findings, out = self.import_zonemta("^550 .*a,reject,odd one,x")
        self.assertEqual((0, [("own-class", 1)]), (result.code, self.kinds_and_lines(findings)))
        self.assertIn("the unknown category `odd one` has no class of std.classes; zonemta.odd_one is declared", result.err)
        self.assertIn("class zonemta.odd_one", out.read_text())

    def test_where_no_packs_are_installed_each_category_has_a_class_of_its_own(self):
        source = self.write("rules.src", "^550 .*a,reject,spam,x\n")
        result = run("import", "zonemta", source, env={"CAROM_PACKS": str(self.folder)})
        self.assertEqual(0, result.code, result.err)
        self.assertIn("=> zonemta.spam", result.out)
        self.assertIn("own-class: category `spam` has no class", result.err)

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
        self.assertEqual([(str(one), 1, "own-class"), (str(two), 1, "own-class"), (str(two), 1, "same-condition-two-classes")],
                         [(finding["file"], finding["line"], finding["kind"]) for finding in findings])
        self.assertIn("rule second.two_line2 {", result.out)

    def test_rules_that_only_the_case_of_letters_tells_apart_are_told_and_are_no_defect(self):
        rules = ('[rules]\nA = [\n"^550.+mailbox gone",\n"^551.+Shut",\n"^552.+x",\n]\n'
                 'B = [\n"^550.+Mailbox gone for ever",\n"^551.+Shut down",\n"^552.+[A-Z]x",\n]\n')
        result, findings, out = self.import_text("kumomta", rules)
        self.assertEqual(1, result.code)
        self.assertEqual([("letter-case", 8), ("specific-behind-general", 9), ("specific-behind-general", 10)],
                         self.defects(findings))
        checked = run("check", "--json", out)
        self.assertEqual(["C0553", "C0553"], [one["id"] for one in json.loads(checked.out)])

    def test_what_is_no_list_is_refused(self):
        for text, line in (('[rules]\n\nA = "a"\nB = ["^550.+b"]\n', 3), ('[rules]\nA = [\n"^550.+a",\n7]\n', 4)):
            _, findings, _ = self.import_text("kumomta", text)
            self.assertEqual([("refused", line)], self.defects(findings), text)

    def unwritten(self, code, tool, text):
        """The words of a run with that code that leaves the output and the report as they were, where there is no report to make."""
        source, out, report = self.write("rules.src", text), self.write("good.carom", "good"), self.write("report.ndjson", "old")
        result = run("import", tool, source, "-o", out, "--report", report)
        self.assertEqual((code, "good"), (result.code, out.read_text()), result.err)
        if code == 4:
            self.assertEqual("old", report.read_text())
            self.assertNotIn("refused", result.err)
        self.assertEqual((code, ""), (lambda done: (done.code, done.out))(run("import", tool, source)))
        return result.err

    def test_what_is_no_source_of_the_tool_ends_with_4_and_nothing_is_written(self):
        for tool, text, words in (("kumomta", '[rules]\nA = [ "a"\nB = 1\n', "rules.src:3: the file is no TOML: "), ("kumomta", "x = 1\n", "rules.src:1: the file has no table `rules`"),
                                  ("kumomta", '[rules]\n\nA = "a"\n', "rules.src:3: the category has no list of expressions"),
                                  ("powermta", "/a/ spam\n", "rules.src:1: the file has no block <bounce-category-patterns>"),
                                  ("powermta", "<bounce-category-patterns>\n/a/ spam\n", "rules.src:1: the block is not closed"),
                                  ("powermta", "<bounce-category-patterns>\na\n</bounce-category-patterns>\n", "rules.src:2: it is not an expression and a category"),
                                  ("zonemta", '[rules]\nA = ["a"]\n', "rules.src:1: no action and category stand behind the expression"),
                                  ("regex-csv", "no label\n", "rules.src:1: the row is not pattern,label")):
            said = self.unwritten(4, tool, text)
            self.assertIn(words, said)
            self.assertIn("nothing is written", said)
        for tool in FILES:
            self.assertIn("rules.src:2: the file is no text", self.unwritten(4, tool, b"a,b\n\0c,d\n"))

    def test_no_rule_is_a_finding_and_no_policy_is_written(self):
        for tool, text in (("kumomta", "[rules]\n"), ("powermta", "<bounce-category-patterns>\n</bounce-category-patterns>\n"), ("zonemta", "# none\n"),
                           ("regex-csv", "pattern,label\n"), ("regex-csv", "")):
            said = self.unwritten(1, tool, text)
            self.assertIn("rules.src:0: no-rules: the file holds no rules; name the file that has them", said)
            self.assertIn("0 rules in 1 file: 0 written, 0 refused; 1 defect", said)
            self.assertIn("no policy is written", said)
        self.assertIn("1 rule in 1 file: 0 written, 1 refused; 0 defects", self.unwritten(1, "regex-csv", "^550 a(?=b),spam\n"))

    def test_a_file_without_rules_beside_one_with_some_is_told(self):
        empty, full, out = self.write("empty.csv", ""), self.write("full.csv", "^550 .*a,spam\n"), self.folder / "made.carom"
        result = run("import", "regex-csv", empty, full, "-o", out)
        self.assertEqual(1, result.code)
        self.assertIn("empty.csv:0: no-rules", result.err)
        self.assertIn("1 written", result.err)
        broken = self.write("broken.csv", b"\0")
        out.unlink()
        self.assertEqual(4, run("import", "regex-csv", full, broken, "-o", out).code)
        self.assertFalse(out.exists())

    def test_findings_do_not_hide_that_nothing_can_be_written(self):
        source = self.write("rules.csv", "^550 .*a+,spam\nno label\n")
        with open("/dev/full", "wb") as full:
            done = subprocess.run([CAROM, "import", "regex-csv", source], stdout=full, stderr=subprocess.PIPE, check=False)
        self.assertEqual(4, done.returncode, done.stderr)
        self.assertIn(b"cannot write standard output: No space left on device", done.stderr)

    def test_a_source_that_is_not_utf_8_is_read_as_windows_1252(self):
        result, _, out = self.import_text("regex-csv", "^550 .*d\xe9sactiv\xe9,gone\n".encode("cp1252"))
        self.assertEqual(0, result.code, result.err)
        self.assertIn("désactivé", out.read_text())

    def test_limits_end_with_6(self):
        source = self.write("rules.csv", "a,b\nc,d\n")
        self.assertEqual(6, run("import", "regex-csv", source, "--limit", "source_file_bytes=5").code)
        self.assertEqual(6, run("import", "regex-csv", source, "--limit", "rules=1").code)
        self.assertEqual(0, run("import", "regex-csv", source, "--limit", "rules=2").code)
        written = run("import", "regex-csv", source, "--limit", "source_file_bytes=20")
        self.assertEqual(6, written.code)
        self.assertIn("--limit source_file_bytes=… allows more", written.err)

    def test_a_long_expression_is_refused_and_many_rules_on_a_line_take_no_long_time(self):
        _, findings, _ = self.import_text("regex-csv", "a" * 1025 + ",spam\n" + "a" * 1024 + ",spam\n")
        self.assertEqual([("refused", 1)], self.defects(findings))
        rules = "[rules]\n" + "# é\n" * 2000 + "A = [" + ", ".join(f'"^550.+é{number}x"' for number in range(8000)) + ",  # why\n]\n"
        result, findings, out = self.import_text("kumomta", rules)
        self.assertEqual([], self.defects(findings), result.err)
        self.assertIn("rule a.line2002_8000 {", out.read_text())
        self.assertEqual(1, out.read_text().count('note "why"'))

    def test_damaged_sources_are_carried_over_or_refused_and_what_is_written_compiles(self):
        chance = random.Random(20)
        for tool, names in FILES.items():
            source = (INPUTS / names[0]).read_bytes()
            for _ in range(12):
                damaged = bytearray(source)
                for _ in range(chance.randrange(1, 30)):
                    damaged[chance.randrange(len(damaged))] = chance.choice(b"()[]{}|\\*+?.^$/\"',#0a\n\xff")
                result, _, out = self.import_text(tool, bytes(damaged))
                self.assertIn(result.code, (0, 1, 4), result.err)
                if out.exists():
                    self.assertIn(run("check", "--no-tests", out).code, (0, 1), damaged)
                else:
                    self.assertTrue(result.code == 4 or " 0 written" in result.err, result.err)

    def test_every_sample_that_fails_is_told(self):
        lines = [line for number in range(120) for line in (f"# 550 sample {number}", f"^550 .*other{number}x,reject,other,x")]
        _, findings, _ = self.import_zonemta(*lines)
        self.assertEqual([("failed-test", 2 * number) for number in range(1, 121)], self.defects(findings))

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


class Defects(Imports):
    """Each defect is told of the source, and `check` says it of the written rules where it is still there; of rules that an
    author writes it says the same."""

    def told(self, lines, kind, line, diagnostic=None):
        result, findings, out = self.import_zonemta(*lines)
        self.assertEqual(1, result.code)
        self.assertEqual([(kind, line)], self.defects(findings), findings)
        self.assertIn(f"rules.src:{line}: {kind}: ", result.err)
        found = [one["id"] for one in json.loads(run("check", "--json", out).out)]
        self.assertEqual([diagnostic] if diagnostic else [], found)

    def assert_written(self, diagnostic, condition, klass="trial.gone", rest=""):
        text = "rule first { when code 550 and text has \"no such\" => trial.gone test \"550 no such\" test not \"551 no such\" }\n"
        extra = f"rule second {{ when {condition} => {klass} {rest} }}\n"
        classes = "class trial.gone { type by code; scope recipient }\nclass trial.busy { type by code; scope session }\n"
        policy = self.write("written.carom", classes + text + extra)
        found = [one["id"] for one in json.loads(run("check", "--json", policy).out)]
        self.assertEqual([diagnostic], found)

    def test_a_rule_behind_a_broader_earlier_one(self):
        self.told(["^550 .*gone,reject,other,x", "^550 .*gone for ever,reject,recipient,x"], "specific-behind-general", 2, "C0553")
        self.assert_written("C0553", 'code 550 and text has "no such person"')

    def test_the_same_rule_twice(self):
        self.told(["^550 .*gone,reject,other,x", "^550 .*gone,defer,other,y"], "duplicate-rule", 2, "C0550")
        self.assert_written("C0550", 'code 550 and text has "no such"')

    def test_one_pattern_under_two_classes(self):
        self.told(["^550 .*gone,reject,other,x", "^550 .*gone,reject,recipient,x"], "same-condition-two-classes", 2, "C0551")
        self.assert_written("C0551", 'code 550 and text has "no such"', "trial.busy")

    def test_unescaped_parentheses(self):
        self.told(["^550 .*closed (since 2019),reject,other,x"], "unescaped-parentheses", 1, "C0416")
        self.told(["^550 .*closed (E12),reject,other,x"], "unescaped-parentheses", 1, "C0416")
        self.assert_written("C0416", "text matches /closed (since 2019)/")

    def test_an_anchor_that_no_text_satisfies(self):
        self.told(["^550 .*closed$ for good,reject,other,x"], "unsatisfiable-anchor", 1, "C0412")
        self.told([r"^5\.2\.1 closed,reject,other,x", "^550 .*elsewhere,reject,other,x"], "refused", 1)
        self.assert_written("C0412", "text matches /closed$ for good/")

    def test_an_empty_alternative(self):
        self.told(["^550 .*closed(| for good) now,reject,other,x"], "empty-alternative", 1, "C0417")
        self.assert_written("C0417", "text matches /closed(| for good) now/")

    def test_an_undeclared_class(self):
        self.told(["# categories:", "#   other, spam", "^550 .*closed,reject,shut,x"], "unknown-class", 3)
        self.assert_written("C0203", 'text has "closed"', "trial.shut")

    def test_a_sample_that_misses_its_own_rule(self):
        self.told(["# 550 the mailbox is closed", "^550 closed,reject,other,x"], "failed-test", 2, "C0911")
        self.told(["^550 .*no such,reject,other,x", "", "# 550 no such person", "^55[01] .*person,reject,spam,x"], "failed-test", 4,
                  "C0911")
        self.assert_written("C0911", 'text has "closed"', rest='test "550 shut"')

    def test_a_dot_that_takes_any_character(self):
        self.told([r"^550 5.7.1\b,reject,other,x"], "unescaped-dot", 1)
        self.told([r"^550 .*see mail.example.com,reject,other,x"], "unescaped-dot", 1, "C0415")

    def test_a_code_prefix_without_boundary(self):
        self.told([r"^550 5\.7\.1,reject,other,x"], "code-without-boundary", 1)
        self.told([r"5\.7\.1,reject,other,x"], "code-without-boundary", 1)
        self.told([r"^550 .*as of 5\.7\.1,reject,other,x"], "code-without-boundary", 1, "C0418")
        self.assert_written("C0418", r"text matches /as of 5\.7\.1/")
        _, _, out = self.import_zonemta(r"^550 5\.7\.1,reject,other,x")
        self.assertEqual("zonemta.other", self.classify_line(out, "550 5.7.1 closed")["class"])
        self.assertEqual("unclassified", self.classify_line(out, "550 5.7.124 closed")["class"])


if __name__ == "__main__":
    unittest.main()
