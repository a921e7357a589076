#!/usr/bin/env python3
"""Real output fits the schemas of docs/schema, and the schemas reject what is not output."""
import functools
import json
import pathlib
import unittest

import jsonschema
from program import PACK, SOURCE, CommandLine, run


def schema(name):
    return json.loads((SOURCE / "docs/schema" / f"{name}.schema.json").read_text())


def resolved(part):
    """A schema with the others of the folder in the place of references to them; those into itself stay."""
    if isinstance(part, list):
        return [resolved(one) for one in part]
    if not isinstance(part, dict):
        return part
    if "$ref" in part and not part["$ref"].startswith("#"):
        return resolved(schema(part["$ref"].removesuffix(".schema.json")))
    return {key: resolved(value) for key, value in part.items()}


@functools.cache
def validator(name):
    whole = resolved(schema(name))
    jsonschema.Draft202012Validator.check_schema(whole)
    return jsonschema.Draft202012Validator(whole)


REPLIES = [
    "550 5.1.1 no such person", "451 4.3.2 too busy", "told you", "550 listed by bl.example", "words nobody knows", "",
    "host mx.example.com[192.0.2.1] said: 550 5.4.1 Recipient address rejected: Access denied (in reply to RCPT TO command)",
    "550 \x01\x7f control", "452 4.2.2 The email account that you tried to reach is over quota",
]


class Schema(CommandLine):
    def test_verdicts_fit(self):
        lines = "".join(json.dumps({"id": n, "text": text, "esp_label": "soft"}) + "\n" for n, text in enumerate(REPLIES))
        for arguments in (["--policy", self.pack], [], ["--verbose"]):
            answers = run("classify", "--format", "ndjson", *arguments, stdin=lines).records()
            self.assertEqual(len(REPLIES), len(answers))
            for answer in answers:
                validator("verdict").validate(answer)

    def test_the_examples_fit(self):
        answers = run("classify", "--format", "ndjson", SOURCE / "docs/examples/bounces.ndjson").records()
        self.assertTrue(answers)
        for answer in answers:
            validator("verdict").validate(answer)

    def test_extracts_fit(self):
        records = self.write("records", "\n".join(reply for reply in REPLIES if reply))
        extracts = run("read", records).records() + run("read", SOURCE / "docs/examples/bounces.ndjson").records()
        self.assertTrue(extracts)
        for extract in extracts:
            validator("extract").validate(extract)
        self.assertFalse(validator("extract").is_valid({**extracts[0], "smtp_code": "550"}))

    def test_rejects_fit(self):
        rejects = self.folder / "rejects"
        self.classify("--input-format", "ndjson", "--rejects", rejects, stdin='{"text":\n{"text": "x"}\n')
        lines = rejects.read_text().splitlines()
        self.assertEqual(1, len(lines))
        validator("reject").validate(json.loads(lines[0]))

    def test_reports_of_imports_fit(self):
        source = self.write("rules.csv", "^550 a(?=b),spam\n^550 .*a (b c),spam\nno label\n")
        report = self.folder / "report"
        run("import", "regex-csv", source, "--report", report)
        lines = [json.loads(line) for line in report.read_text().splitlines()]
        self.assertEqual(["refused", "own-class", "unescaped-parentheses", "refused"], [line["kind"] for line in lines])
        for line in lines:
            validator("import").validate(line)
        for change in ({"line": -1}, {"kind": ""}, {"extra": 1}):
            self.assertFalse(validator("import").is_valid({**lines[0], **change}), change)

    def test_listings_fit(self):
        state = self.folder / "state"
        run("suppress", "--state", state, "add", "--policy", self.pack, stdin='{"text": "550 no such person", "recipient": "kim@a.example"}\n')
        lines = run("suppress", "--state", state, "show").records()
        self.assertEqual(["kim@a.example"], [line["entry"] for line in lines])
        validator("listing").validate(lines[0])
        for change in ({"entry": "kim"}, {"since": None}, {"until": "later"}, {"count": 0}, {"extra": 1}):
            self.assertFalse(validator("listing").is_valid({**lines[0], **change}), change)
        known = json.loads(run("suppress", "--state", state, "why", "--json", "kim@a.example").out)
        validator("why").validate(known)
        validator("why").validate(json.loads(run("suppress", "--state", state, "why", "--json", "@a.example").out))
        for change in ({"entry": "kim"}, {"listing": {}}, {"lifted_by": ["prayer"]}, {"failures": [{}]}, {"counts": [{}]}, {"extra": 1}):
            self.assertFalse(validator("why").is_valid({**known, **change}), change)
        run("suppress", "--state", state, "add", stdin='{"text": "452 4.2.2 mailbox full", "recipient": "kim@a.example"}')
        counted = json.loads(run("suppress", "--state", state, "why", "--json", "kim@a.example").out)
        self.assertEqual(["mailbox.full"], [count["class"] for count in counted["counts"]])
        validator("why").validate(counted)
        run("suppress", "--state", state, "add", "--from", "ndjson", stdin='{"dsn_action": "delivered", "recipient": "kim@a.example"}')
        run("suppress", "--state", state, "remove", "kim@a.example")
        facts = run("suppress", "--state", state, "export", "--format", "ndjson").records()
        self.assertEqual({"note", "delivery", "removal", "window"}, {fact["kind"] for fact in facts})
        for fact in facts:
            validator("fact").validate(fact)
            self.assertFalse(validator("fact").is_valid({**fact, "extra": 1}))

    def test_explanations_fit(self):
        for text in filter(None, REPLIES):
            validator("explanation").validate(json.loads(run("explain", "--json", text).out))

    def test_the_schema_knows_what_is_no_verdict(self):
        answer = self.classify(stdin="550 no such person\n").records()[0]
        for change in ({"class": None}, {"suppress": "yes"}, {"code": 42}, {"retry": "sometimes"}, {"extra": 1}):
            self.assertTrue(list(validator("verdict").iter_errors({**answer, **change})), change)


class RulesAndProgram(CommandLine):
    def answer(self, name, *arguments, code=0):
        """The JSON that the verb writes, which fits the schema of that name."""
        result = run(*arguments)
        self.assertEqual(code, result.code, f"{arguments}: {result.err}")
        answer = json.loads(result.out)
        validator(name).validate(answer)
        return answer

    def test_diagnostics_fit(self):
        self.assertEqual([], self.answer("diagnostics", "check", "--json", self.pack))
        broken = self.write("broken.carom", PACK + "use none_such\nrule a { when code = 550 and $never => trial.gona }\n"
                                                   'rule gone { when text has "" => trial.busy }\n')
        found = self.answer("diagnostics", "check", "--json", broken, code=3)
        self.assertTrue([one for one in found if one["fix"]] and [one for one in found if one["notes"]])
        fit = validator("diagnostics").is_valid
        self.assertTrue(fit(found))
        for change in ({"id": "203"}, {"line": 0}, {"severity": "fatal"}, {"fix": None}, {"applicability": "maybe"}):
            self.assertFalse(fit([{**found[0], **change}]), change)
        del found[0]["line"]
        self.assertFalse(fit(found))

    def test_fixes_fit(self):
        broken = self.write("broken.carom", PACK + "rule a { when code = 550 and $never => trial.gone }\n")
        answer = self.answer("fix", "fix", "--json", "--diff", broken, code=3)
        self.assertTrue(answer["files"] and answer["diagnostics"])
        self.assertFalse(validator("fix").is_valid({**answer, "files": [{"file": "a"}]}))

    def test_test_results_fit(self):
        failing = self.write("failing.carom", PACK.replace('test not "551 too busy"', 'test not "451 too busy"'))
        answer = self.answer("test", "test", "--json", failing, code=1)
        self.assertEqual({"passed", "failed"}, {one["outcome"] for one in answer["results"]})
        self.assertFalse(validator("test").is_valid({**answer, "counts": {}}))

    def test_layouts_fit(self):
        ugly = self.write("ugly.carom", "pack   ugly 1.0.0 { language 1; layer base }\n")
        answer = self.answer("fmt", "fmt", "--json", "--check", ugly, self.pack, code=1)
        self.assertEqual([True, False], [one["changed"] for one in answer])
        self.assertFalse(validator("fmt").is_valid([{"file": "a"}]))

    def test_dumps_fit(self):
        self.answer("order", "dump", "--json", self.write("other.carom", PACK + 'disable rule told because "no"\n'))
        self.answer("order", "dump", "--json")
        for stage in ("ast", "ir", "program"):
            answer = self.answer("dump", "dump", "--json", f"--stage={stage}", self.pack)
            self.assertFalse(validator("dump").is_valid({**answer, "stage": "order"}))

    def test_coverage_fits(self):
        records = self.write("records", "\n".join(reply for reply in REPLIES if reply))
        for policy in ([self.pack], []):
            answer = self.answer("coverage", "coverage", "--json", "--input", records, *policy)
            self.assertFalse(validator("coverage").is_valid({**answer, "rules": [{"rule": "a"}]}))

    def test_doctor_fits(self):
        answer = self.answer("doctor", "doctor", "--json")
        self.assertFalse(validator("doctor").is_valid({**answer, "limits": {"rules": "many"}}))
        bad = self.answer("doctor", "doctor", "--json", "--policy", self.write("bad.carom", "rule {"), code=3)
        self.assertNotIn("packs", bad)

    def test_version_fits(self):
        answer = self.answer("version", "version", "--json")
        self.assertFalse(validator("version").is_valid({**answer, "version": "next"}))

    def test_what_a_compiled_policy_is_fits(self):
        compiled = self.folder / "trial.caromc"
        run("compile", self.pack, "-o", compiled)
        answer = self.answer("compiled", "version", "--json", compiled)
        self.assertFalse(validator("compiled").is_valid({**answer, "digest": "none"}))

    def test_every_schema_is_tried(self):
        source = pathlib.Path(__file__).read_text()
        for path in (SOURCE / "docs/schema").glob("*.json"):
            name = path.name.removesuffix(".schema.json")
            self.assertRegex(source, rf'validator\("{name}"\)|self.answer\("{name}"')


if __name__ == "__main__":
    unittest.main()
