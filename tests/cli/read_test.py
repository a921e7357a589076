#!/usr/bin/env python3
"""`carom read`: what readers find, before any rule."""
import json
import unittest

from program import CommandLine, run

EVENTS = [
    {"event": "bounce", "email": "kim@a.example", "timestamp": 1709543702, "sg_event_id": "e1", "type": "blocked",
     "reason": "550 5.4.1 Access denied", "status": "5.4.1", "bounce_classification": "Unclassified"},
    {"event": "open", "email": "lee@a.example", "timestamp": 1709543703, "sg_event_id": "e2"},
    {"event": "delivered", "email": "pat@a.example", "timestamp": 1709543704, "sg_event_id": "e3", "response": "250 OK"},
    {"event": "deferred", "email": "sam@a.example", "timestamp": 1709543705, "sg_event_id": "e4", "response": "452 4.2.2 full", "attempt": "2"},
]


class Read(CommandLine):
    def read(self, content, *arguments, name="input", code=0):
        path = self.write(name, content)
        result = run("read", *arguments, path)
        self.assertEqual(code, result.code, result.err)
        return result

    def test_a_reply_is_split_into_codes_and_words(self):
        record, = self.read("550-5.1.1 no such\n550 5.1.1 user\n").records()
        self.assertEqual((550, "5.1.1", "no such\nuser"), (record["smtp_code"], record["enhanced"], record["text"]))
        self.assertEqual((0, None, None), (record["record"], record["recipient"], record["esp_label"]))

    def test_events_say_who_what_and_when(self):
        result = self.read(json.dumps(EVENTS))
        first, second = result.records()
        self.assertEqual({"file": str(self.folder / "input"), "record": 0, "recipient": "kim@a.example", "smtp_code": 550,
                          "enhanced": "5.4.1", "text": "Access denied", "remote_host": None, "remote_ip": None,
                          "timestamp": "2024-03-04T09:15:02Z", "esp_label": "blocked/Unclassified"}, first)
        self.assertEqual((3, 452), (second["record"], second["smtp_code"]))
        self.assertIn("2 events have no answer to classify and were passed over: 1 delivered, 1 open", result.err)

    def test_deliveries_on_request(self):
        self.assertEqual([0, 2, 3], [one["record"] for one in self.read(json.dumps(EVENTS), "--events", "all").records()])

    def test_events_on_lines_are_the_same(self):
        lines = "".join(json.dumps(event) + "\n" for event in EVENTS)
        joined = "".join(json.dumps(event) for event in EVENTS)
        array = self.read(json.dumps(EVENTS, indent=1)).records()
        self.assertEqual(array, self.read(lines).records())
        self.assertEqual(array, self.read(joined).records())

    def test_a_damaged_event_costs_no_other(self):
        lines = json.dumps(EVENTS[0]) + "\n" + json.dumps(EVENTS[3])[:-9] + "\n" + json.dumps(EVENTS[3]) + "\n"
        result = self.read(lines)
        self.assertEqual(["kim@a.example", "sam@a.example"], [one["recipient"] for one in result.records()])
        self.assertIn("1 of 3 records rejected", result.err)

    def test_what_it_was_read_as_is_told(self):
        self.assertIn("input: read as sendgrid\n", self.read(json.dumps(EVENTS)).err)
        self.assertNotIn("read as", self.read(json.dumps(EVENTS), "--from", "sendgrid").err)
        self.assertNotIn("read as", self.read("550 5.1.1 no such user\n").err)
        folder = self.folder / "many"
        folder.mkdir()
        for name in ("a", "b"):
            (folder / name).write_text(json.dumps(EVENTS))
        self.assertIn("2 files read as sendgrid", run("read", folder).err)

    def test_a_format_can_be_insisted_on(self):
        result = self.read(json.dumps(EVENTS), "--from", "ndjson")
        self.assertNotIn("passed over", result.err)

    def test_lines_of_a_log_are_counted_from_zero(self):
        log = ("Mar  4 09:15:02 out1 postfix/qmgr[8]: 4Tp: from=<b@n.example>, size=1, nrcpt=1 (queue active)\n"
               "Mar  4 09:15:02 out1 postfix/smtp[9]: 4Tp: to=<kim@a.example>, relay=mx.a.example[192.0.2.7]:25, delay=2, "
               "dsn=5.1.1, status=bounced (host mx.a.example[192.0.2.7] said: 550 5.1.1 no such user (in reply to RCPT TO command))\n"
               "2024-03-04T10:15:02.118+01:00 out1 postfix/smtp[9]: 4Tq: to=<lee@a.example>, relay=none, delay=2, "
               "dsn=4.4.1, status=deferred (connect to mx.a.example[192.0.2.7]:25: Connection timed out)\n"
               "Mar  4 09:15:03 out1 postfix/smtp[9]: 4Tr: to=<pat@a.example>, relay=mx.a.example[192.0.2.7]:25, "
               "dsn=2.0.0, status=sent (250 2.0.0 OK)\n")
        one, two = self.read(log).records()
        self.assertEqual((1, "mx.a.example", "192.0.2.7", "no such user", "03-04T09:15:02 (no year, local zone)", "bounced"),
                         tuple(one[key] for key in ("record", "remote_host", "remote_ip", "text", "timestamp", "esp_label")))
        self.assertEqual((2, None, None, "4.4.1", "2024-03-04T09:15:02Z"),
                         tuple(two[key] for key in ("record", "remote_host", "smtp_code", "enhanced", "timestamp")))

    def test_events_that_come_again_are_passed_over_on_request(self):
        again = [EVENTS[0], EVENTS[3], EVENTS[0], {**EVENTS[0], "email": "other@a.example"}, {**EVENTS[0], "sg_event_id": ""}, {**EVENTS[0], "sg_event_id": ""}]
        self.assertEqual(6, len(self.read(json.dumps(again)).records()))
        once = self.read(json.dumps(again), "--dedupe")
        self.assertEqual([0, 1, 3, 4, 5], [one["record"] for one in once.records()])
        self.assertIn("1 event was there before and was passed over", once.err)

    def test_duplicates_are_known_across_inputs_and_formats(self):
        lines = "".join(json.dumps({"text": "550 no", "event_id": event, "rcpt": "a@b.example"}) + "\n" for event in ("e1", "e2", "e1"))
        one, two = self.write("one.ndjson", lines), self.write("two.csv", "rcpt,event_id,text\na@b.example,e2,550 no\na@b.example,e3,550 no\n")
        found = run("classify", "--dedupe", "--format", "ndjson", one, two)
        self.assertEqual(3, len(found.records()), found.err)
        self.assertEqual(5, len(run("classify", "--format", "ndjson", one, two).records()))

    def test_verdicts_are_given_on_what_is_read(self):
        path = self.write("events.json", json.dumps(EVENTS))
        verdicts = run("classify", "--format", "ndjson", path).records()
        self.assertEqual(2, len(verdicts))
        self.assertEqual("mailbox.full", verdicts[1]["class"])
        everything = run("classify", "--format", "ndjson", "--events", "all", path).records()
        self.assertEqual("notice.delivered", everything[1]["class"])


if __name__ == "__main__":
    unittest.main()
