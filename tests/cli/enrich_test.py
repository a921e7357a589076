#!/usr/bin/env python3
"""`classify --enrich`: the input byte for byte, each bounce with its verdict inside."""
import gzip
import json
import random
import re
import unittest

from program import CommandLine, run

SENDGRID = [
    {"email": "kim@a.example", "event": "bounce", "type": "bounce", "reason": "550 5.1.1 no such person", "sg_event_id": "1", "timestamp": 1700000000},
    {"email": "kim@a.example", "event": "open", "sg_event_id": "2", "timestamp": 1700000001},
    {"email": "lee@a.example", "event": "deferred", "response": "451 4.3.2 too busy", "sg_event_id": "3", "timestamp": 1700000002},
]
SES = {"eventType": "Bounce", "mail": {"messageId": "m", "timestamp": "2024-03-04T08:00:00Z", "destination": ["kim@a.example", "lee@a.example"]},
       "bounce": {"bounceType": "Permanent", "bounceSubType": "General", "timestamp": "2024-03-04T08:00:00Z", "feedbackId": "f",
                  "bouncedRecipients": [{"emailAddress": "kim@a.example", "action": "failed", "status": "5.1.1", "diagnosticCode": "smtp; 550 5.1.1 no such person"},
                                        {"emailAddress": "lee@a.example", "action": "failed", "status": "5.1.1", "diagnosticCode": "smtp; 550 told you"}]}}


def taken_out(enriched, key="bounce"):
    """The input again, and the verdicts that were in it."""
    decoder = json.JSONDecoder()
    source, verdicts, at = "", [], 0
    for found in re.finditer(rf'(,?)"{key}s?":(?=\{{"id":|\[\{{"id":)', enriched):
        source += enriched[at:found.start()]
        value, at = decoder.raw_decode(enriched, found.end())
        verdicts += value if isinstance(value, list) else [value]
    return source + enriched[at:], verdicts


class Enrich(CommandLine):
    def enrich(self, text, *arguments, **options):
        return run("classify", "--policy", self.pack, "--enrich", *arguments, stdin=text, **options)

    def check_same(self, text, *arguments, key="bounce"):
        """Without --enrich the same verdicts come; what is around them is the input."""
        result = self.enrich(text, *arguments)
        source, verdicts = taken_out(result.out, key)
        self.assertEqual(text if text.endswith("\n") else text + "\n", source)
        plain = [argument for argument in arguments if argument not in ("--enrich-key", key)]
        self.assertEqual(run("classify", "--policy", self.pack, *plain, stdin=text).records(), verdicts)
        return result

    def test_lines_get_a_member_more(self):
        result = self.check_same('{"text": "550 no such person", "n": 1.50}\n{"text":"451 too busy"}\n')
        lines = result.records()
        self.assertEqual(["trial.gone", "trial.busy"], [line["bounce"]["class"] for line in lines])
        self.assertIn('{"text": "550 no such person", "n": 1.50,"bounce":{', result.out)

    def test_arrays_stay_arrays_however_they_are_laid_out(self):
        for indent in (None, 2):
            text = json.dumps(SENDGRID, indent=indent)
            events = json.loads(self.check_same(text).out)
            self.assertEqual(["trial.gone", None, "trial.busy"], [event.get("bounce", {}).get("class") for event in events])

    def test_what_is_no_bounce_or_no_record_is_given_as_it_is(self):
        result = self.check_same('{"text": "550 no such person"}\nrubbish\n\n{}\n  {"text": \n{"text": "told you"}', "--input-format", "ndjson")
        self.assertIn("\nrubbish\n\n", result.out)
        self.assertIn('{"bounce":{"id"', result.out)
        self.assertIn("2 of 5 records rejected", result.err)

    def test_events_of_several_recipients_get_a_list(self):
        result = self.check_same(json.dumps({"Type": "Notification", "TopicArn": "arn:aws:sns:us-east-1:1:bounces", "Message": json.dumps(SES)}))
        verdicts = json.loads(result.out)["bounces"]
        self.assertEqual([("kim@a.example", "trial.gone"), ("lee@a.example", "trial.told")], [(verdict["recipient"], verdict["class"]) for verdict in verdicts])

    def test_a_member_of_that_name_is_not_overwritten(self):
        text = json.dumps(SES) + "\n"
        result = self.enrich(text, "--strict")
        self.assertEqual((4, text), (result.code, result.out))
        self.assertIn("found a member `bounce` already, expected none; --enrich-key names another", result.err)
        self.check_same(text, "--enrich-key", "verdict", key="verdict")

    def test_a_member_is_known_by_its_name_however_it_is_spelled(self):
        for spelled in ('"bounce"', '"b\\u006funce"'):
            text = '{"text": "550 no such person", %s: 1}\n' % spelled
            self.assertEqual(text, self.enrich(text).out)
        self.check_same('{"text": "550 no such person, bounce", "more": {"bounce": 1}}\n')

    def test_duplicates_go_through_without_a_verdict(self):
        result = self.check_same(json.dumps(SENDGRID + SENDGRID), "--dedupe")
        self.assertEqual(2, result.out.count('"bounce":{'))

    def test_several_files_and_compressed_ones_follow_each_other(self):
        first = self.write("first.ndjson", '{"text": "550 no such person"}')
        second = self.folder / "second.ndjson.gz"
        second.write_bytes(gzip.compress(b'{"text": "451 too busy"}\n'))
        result = run("classify", "--policy", self.pack, "--enrich", first, second)
        self.assertEqual(["trial.gone", "trial.busy"], [line["bounce"]["class"] for line in result.records()])

    def test_other_formats_are_refused_with_their_name(self):
        for text, name in (("550 no such person\n", "replies"), ("email,reason\nkim@a.example,550 no such person\n", "csv")):
            result = self.enrich(text)
            self.assertEqual((2, ""), (result.code, result.out))
            self.assertIn(f"found {name}, expected JSON objects", result.err)

    def test_threads_change_nothing_and_neither_do_long_texts(self):
        chance = random.Random(7)
        texts = ["550 no such person", "451 too busy", "told you", "words", "550 no such person " + "x" * 70000]
        lines = "".join(json.dumps({"text": chance.choice(texts), "number": i}) + chance.choice(["\n", "\r\n", "\n\n"]) for i in range(3000))
        alone = self.check_same(lines, "--threads", "1")
        self.assertEqual(alone.out, self.enrich(lines, "--threads", "4", "--batch", "7").out)


if __name__ == "__main__":
    unittest.main()
