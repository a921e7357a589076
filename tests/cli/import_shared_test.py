#!/usr/bin/env python3
"""`carom import` of rule files that people run, which are kept outside the source: what they are known to hold comes out,
and the written rules say what the source's own engine says."""
import json
import os
import pathlib
import re
import tomllib
import unittest

from program import CommandLine, run

SHARED = os.environ.get("CAROM_SHARED", "")
FIXTURES = pathlib.Path(SHARED) / "import-fixtures"
ABSENT = "no shared data; set CAROM_SHARED to the folder that holds import-fixtures/ and corpus/"

# Of 100 replies, how many must get the label of the source's engine.
AGREEMENT = 98
# What is about the source and not about how it was carried over: slugs of diagnostics, by id.
OWN_DEFECTS = {"C0412", "C0415", "C0416", "C0417", "C0418", "C0550", "C0551", "C0552", "C0553", "C0911"}


@unittest.skipUnless(SHARED, ABSENT)
class SharedFixtures(CommandLine):
    def imported(self, tool, *names):
        """The report's objects, by the name of their file, and the written file."""
        out, report = self.folder / f"{tool}.carom", self.folder / f"{tool}.ndjson"
        files = [FIXTURES / tool / name for name in names]
        result = run("import", tool, *files, "-o", out, "--report", report)
        self.assertEqual(1, result.code, result.err)
        self.summary = result.err.splitlines()[-1]
        findings = [json.loads(line) for line in report.read_text().splitlines()]
        return [{**finding, "file": pathlib.Path(finding["file"]).name} for finding in findings], out

    def assert_counts(self, findings, out, expected):
        written = len(re.findall(r"^rule ", out.read_text(), re.MULTILINE))
        refused = sum(finding["kind"] == "refused" for finding in findings)
        self.assertEqual(expected, written + refused)
        self.assertIn(f"{expected} rules in", self.summary)
        self.assertIn(f"{written} written, {refused} refused", self.summary)
        self.assertEqual(0, run("compile", "--no-tests", out, "-o", self.folder / "made.caromc").code)

    def assert_own_defects_only(self, findings, out):
        """What check finds of the written rules is told of the source, each with its line."""
        found = json.loads(run("check", "--json", out).out)
        self.assertEqual(set(), {one["id"] for one in found} - OWN_DEFECTS, found)
        told = {finding["rule"] for finding in findings if "rule" in finding} | {
            line for finding in findings for line in [f"line{finding['line']}"]}
        text = out.read_text().splitlines()
        for one in found:
            above = [line for line in text[:one["line"]] if line.startswith("rule ")][-1]
            name = above.split()[1]
            self.assertTrue(name in told or re.search(r"line\d+", name).group(0) in told, one)

    def lines_of(self, findings, kind):
        return {(finding["file"], finding["line"]) for finding in findings if finding["kind"] == kind}

    def assert_tests_fail_as_told(self, findings, out):
        results = json.loads(run("test", "--json", out).out)["results"]
        failed = {one["owner"].split(".", 1)[1] for one in results if one["outcome"] == "failed"}
        self.assertEqual({finding["rule"] for finding in findings if finding["kind"] == "failed-test"}, failed)
        return results

    def labels_of(self, out, replies):
        records = "".join(json.dumps({"text": text}) + "\n" for text in replies)
        result = run("classify", "--policy", out, "--format", "ndjson", "--input-format", "ndjson", stdin=records)
        return [record["rule"].split(".")[1] if record["rule"] else None for record in result.records()]

    def replies(self):
        """All labelled replies of one line that begin with a code."""
        for path in sorted((pathlib.Path(SHARED) / "corpus/replies").glob("*.ndjson")):
            for text in (json.loads(line)["text"] for line in path.read_text().split("\n") if line):
                if re.match(r"[245]\d\d[ -]", text) and not re.search(r"[\r\n]", text):
                    yield text

    def assert_agreement(self, expected, found, least):
        misses = [(wanted, got) for wanted, got in zip(expected, found, strict=True) if wanted != got]
        self.assertGreaterEqual(100 * (len(expected) - len(misses)), least * len(expected), misses)


class ZoneMta(SharedFixtures):
    def setUp(self):
        super().setUp()
        self.findings, self.out = self.imported("zonemta", "bounces.txt")
        lines = (FIXTURES / "zonemta/bounces.txt").read_text().splitlines()
        rows = [(number, re.match(r"(.*?),(?:defer|reject|slowdown),([^,]*)", line)) for number, line in enumerate(lines, 1)
                if line and not line.startswith("#")]
        self.rules = [(number, re.compile(row[1], re.IGNORECASE | re.MULTILINE), row[2]) for number, row in rows]

    def test_every_rule_is_written_or_refused(self):
        self.assert_counts(self.findings, self.out, len(self.rules))
        self.assertEqual(set(), self.lines_of(self.findings, "refused"))

    def test_known_defects_are_told_and_no_others_found(self):
        self.assert_own_defects_only(self.findings, self.out)
        missing = {("bounces.txt", line) for line in (76, 128, 131, 178)}
        self.assertLessEqual(missing, self.lines_of(self.findings, "failed-test"))
        self.assertIn(("bounces.txt", 303), self.lines_of(self.findings, "duplicate-rule"))
        declared = "rate, block, spam, message, config, recipient, other, capacity, greylist, network, protocol, auth, blacklist, envelope"
        undeclared = {("bounces.txt", number) for number, _, label in self.rules if label not in declared.split(", ")}
        self.assertEqual(undeclared, self.lines_of(self.findings, "unknown-class"))

    def test_samples_fail_only_where_the_source_misses_them(self):
        results = self.assert_tests_fail_as_told(self.findings, self.out)
        for one in results:
            winner = next((number for number, pattern, _ in self.rules if pattern.search(one["sample"])), None)
            if one["expected"].endswith("wins"):
                own = int(one["owner"].rsplit("line", 1)[1])
                self.assertEqual("passed" if winner == own else "failed", one["outcome"], one)

    def test_labelled_replies_get_the_label_of_the_engine(self):
        rows = map(json.loads, (pathlib.Path(SHARED) / "corpus/replies/zone-mta.ndjson").read_text().splitlines())
        rows = [row for row in rows if row.get("engine_category")]
        self.assertGreaterEqual(len(rows), 59)
        self.assert_agreement([row["engine_category"] for row in rows], self.labels_of(self.out, [row["text"] for row in rows]),
                              AGREEMENT)

    def test_all_replies_get_the_label_of_the_first_expression_that_matches(self):
        replies = list(self.replies())
        expected = [next((label for _, pattern, label in self.rules if pattern.search(text)), None) for text in replies]
        self.assert_agreement(expected, self.labels_of(self.out, replies), AGREEMENT)


class KumoMta(SharedFixtures):
    def setUp(self):
        super().setUp()
        self.findings, self.out = self.imported("kumomta", "bounces.toml", "iana.toml")

    def test_every_rule_is_written_or_refused(self):
        files = [tomllib.loads((FIXTURES / "kumomta" / name).read_text()) for name in ("bounces.toml", "iana.toml")]
        self.assert_counts(self.findings, self.out, sum(len(rules) for file in files for rules in file["rules"].values()))

    def test_known_defects_are_told_and_no_others_found(self):
        self.assert_own_defects_only(self.findings, self.out)
        self.assertEqual({("bounces.toml", 27)}, self.lines_of(self.findings, "refused"))
        self.assertEqual({("iana.toml", 62)}, self.lines_of(self.findings, "specific-behind-general"))
        self.assertEqual({("bounces.toml", 85)}, self.lines_of(self.findings, "same-condition-two-classes"))
        self.assertEqual({("bounces.toml", 65), ("bounces.toml", 83)}, self.lines_of(self.findings, "unescaped-parentheses"))
        self.assertEqual({("bounces.toml", 43), ("bounces.toml", 131)}, self.lines_of(self.findings, "letter-case"))
        self.assertIn(("bounces.toml", 139), self.lines_of(self.findings, "code-without-boundary"))

    def test_all_replies_get_the_label_of_the_first_expression_that_matches(self):
        """But for the case of letters, which the report is about."""
        rules = []
        for name in ("bounces.toml", "iana.toml"):
            for label, patterns in tomllib.loads((FIXTURES / "kumomta" / name).read_text())["rules"].items():
                word = re.sub(r"(?<=[a-z])(?=[A-Z])", "_", label).lower()
                rules += [(re.compile(pattern, re.IGNORECASE), word) for pattern in patterns]
        # The engine puts a blank behind the code.
        replies = [text for text in self.replies() if text[3] == " "]
        expected = [next((label for pattern, label in rules if pattern.search(text)), None) for text in replies]
        self.assert_agreement(expected, self.labels_of(self.out, replies), AGREEMENT)


if __name__ == "__main__":
    unittest.main()
