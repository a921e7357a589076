#!/usr/bin/env python3
"""Real output fits the schemas of docs/schema, and the schemas reject what is not output."""
import json
import unittest

import jsonschema
from program import SOURCE, CommandLine, run


def schema(name):
    return json.loads((SOURCE / "docs/schema" / f"{name}.schema.json").read_text())


def validator(name):
    """An explanation holds a verdict: its reference is answered from the folder."""
    whole = schema(name)
    if name == "explanation":
        whole["properties"]["verdict"] = schema("verdict")
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

    def test_rejects_fit(self):
        rejects = self.folder / "rejects"
        self.classify("--input-format", "ndjson", "--rejects", rejects, stdin='{"text":\n{"text": "x"}\n')
        lines = rejects.read_text().splitlines()
        self.assertEqual(1, len(lines))
        validator("reject").validate(json.loads(lines[0]))

    def test_explanations_fit(self):
        for text in filter(None, REPLIES):
            validator("explanation").validate(json.loads(run("explain", "--json", text).out))

    def test_the_schema_knows_what_is_no_verdict(self):
        answer = self.classify(stdin="550 no such person\n").records()[0]
        for change in ({"class": None}, {"suppress": "yes"}, {"code": 42}, {"retry": "sometimes"}, {"extra": 1}):
            self.assertTrue(list(validator("verdict").iter_errors({**answer, **change})), change)


if __name__ == "__main__":
    unittest.main()
