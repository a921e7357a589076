#!/usr/bin/env python3
"""Every format of events, logs and tables: found out by how it begins, and read to the last field."""
import json
import unittest

from program import CommandLine, run

UNKNOWN = "550 5.1.1 no such user"
KEYS = ("recipient", "smtp_code", "enhanced", "text", "remote_host", "remote_ip", "timestamp", "esp_label")
NINE = "2024-03-04T09:15:02Z"
NO_YEAR = "03-04T09:15:02 (no year, local zone)"


def of(**values):
    """What is expected of a record; codes and words of the usual answer unless said."""
    usual = {"recipient": "kim@a.example", "smtp_code": 550, "enhanced": "5.1.1", "text": "no such user"}
    return {key: {**usual, **values}.get(key) for key in KEYS}


def ses(kind="notificationType"):
    return {kind: "Bounce", "mail": {"source": "b@n.example"}, "bounce": {
        "bounceType": "Permanent", "bounceSubType": "General", "timestamp": "2024-03-04T09:15:02.000Z", "feedbackId": "f1",
        "remoteMtaIp": "192.0.2.7", "bouncedRecipients": [
            {"emailAddress": "kim@a.example", "action": "failed", "status": "5.1.1", "diagnosticCode": "smtp; " + UNKNOWN},
            {"emailAddress": "lee@a.example", "action": "failed", "status": "5.1.1", "diagnosticCode": "smtp; " + UNKNOWN}]}}


SES_TWO = [of(remote_ip="192.0.2.7", timestamp=NINE, esp_label="Permanent/General"),
           of(recipient="lee@a.example", remote_ip="192.0.2.7", timestamp=NINE, esp_label="Permanent/General")]
MAILGUN = {"event": "failed", "severity": "permanent", "reason": "bounce", "log-level": "error", "timestamp": 1709543702.118, "id": "m1",
           "recipient": "kim@a.example", "envelope": {"sender": "b@n.example"},
           "delivery-status": {"code": 550, "message": "5.1.1 no such user", "description": "", "mx-host": "mx.a.example", "attempt-no": 1}}
MAILGUN_OWN = {**MAILGUN, "delivery-status": {"code": 605, "message": "", "description": "Not delivering to previously bounced address"}}
SPARKPOST = {"type": "bounce", "bounce_class": "10", "error_code": "550", "event_id": "s1", "ip_address": "192.0.2.7", "msg_from": "b@n.example",
             "num_retries": "0", "rcpt_to": "kim@a.example", "raw_rcpt_to": "Kim@a.example", "raw_reason": UNKNOWN, "timestamp": "1709543702"}
KUMOMTA = {"type": "Bounce", "sender": "b@n.example", "recipient": ["kim@a.example", "lee@a.example"],
           "response": {"code": 550, "enhanced_code": {"class": 5, "subject": 1, "detail": 1}, "content": "no such user", "command": "RCPT TO:<kim@a.example>"},
           "peer_address": {"name": "mx.a.example.", "addr": "192.0.2.7"}, "timestamp": 1709543702, "num_attempts": 1, "bounce_classification": "InvalidRecipient"}
KUMOMTA_FOUND = of(remote_host="mx.a.example", remote_ip="192.0.2.7", timestamp=NINE, esp_label="InvalidRecipient")
SENDGRID = {"event": "bounce", "email": "kim@a.example", "timestamp": 1709543702, "sg_event_id": "g1", "type": "blocked", "reason": UNKNOWN,
            "bounce_classification": "Invalid Address"}

# (name of the format, content, what is found in it)
CASES = [
    ("sendgrid", json.dumps([SENDGRID]), [of(timestamp=NINE, esp_label="blocked/Invalid Address")]),
    ("mailgun", json.dumps({"signature": {}, "event-data": MAILGUN}), [of(remote_host="mx.a.example", timestamp=NINE, esp_label="permanent")]),
    ("mailgun", json.dumps({"items": [MAILGUN, {"event": "opened"}]}), [of(remote_host="mx.a.example", timestamp=NINE, esp_label="permanent")]),
    ("mailgun", json.dumps({"event-data": MAILGUN_OWN}),
     [of(smtp_code=None, enhanced=None, text="Not delivering to previously bounced address", timestamp=NINE, esp_label="permanent")]),
    ("mailgun", json.dumps([{key: value for key, value in MAILGUN.items() if key != "log-level"}, {"event": "opened"}]),
     [of(remote_host="mx.a.example", timestamp=NINE, esp_label="permanent")]),
    ("ses", json.dumps(ses()), SES_TWO),
    ("ses", json.dumps(ses("eventType")), SES_TWO),
    ("ses", json.dumps({"Type": "Notification", "TopicArn": "arn", "Message": json.dumps(ses())}, indent=1), SES_TWO),
    ("postmark", json.dumps({"RecordType": "Bounce", "ID": 4323372036854775800, "MessageID": "p1", "Type": "HardBounce", "Email": "kim@a.example",
                             "Details": "smtp;" + UNKNOWN, "BouncedAt": "2024-03-04T10:15:02+01:00", "From": "b@n.example"}), [of(timestamp=NINE, esp_label="HardBounce")]),
    ("postmark", json.dumps({"TotalCount": 1, "Bounces": [{"ID": 1, "Type": "Transient", "Email": "kim@a.example", "Details": UNKNOWN, "BouncedAt": NINE}]}),
     [of(timestamp=NINE, esp_label="Transient")]),
    ("sparkpost", json.dumps([{"msys": {"message_event": SPARKPOST}}, {"msys": {}}, {"msys": {"track_event": {"type": "open"}}}]),
     [of(recipient="Kim@a.example", remote_ip="192.0.2.7", timestamp=NINE, esp_label="bounce_class 10")]),
    ("sparkpost", json.dumps({"results": [SPARKPOST]}), [of(recipient="Kim@a.example", remote_ip="192.0.2.7", timestamp=NINE, esp_label="bounce_class 10")]),
    ("mandrill", json.dumps([{"event": "hard_bounce", "_id": "d1", "ts": 1709543702, "msg": {"email": "kim@a.example", "ts": 1, "diag": "smtp;" + UNKNOWN}}]),
     [of(timestamp=NINE, esp_label="hard_bounce")]),
    ("mandrill", json.dumps([{"event": "deferral", "_id": "d1", "ts": 1709543702, "msg": {"email": "kim@a.example", "smtp_events": [{"diag": UNKNOWN}]}}]),
     [of(timestamp=NINE, esp_label="deferral")]),
    ("brevo", json.dumps({"event": "hard_bounce", "email": "kim@a.example", "date": "2024-03-04 10:15:02", "ts_event": 1709543702, "message-id": "<b1>",
                          "reason": "RecipientError: " + UNKNOWN}), [of(timestamp=NINE, esp_label="hard_bounce")]),
    ("brevo", json.dumps({"events": [{"email": "kim@a.example", "date": NINE, "subject": "Hi", "messageId": "<b1>", "event": "hardBounces", "reason": UNKNOWN},
                                     {"email": "kim@a.example", "date": NINE, "messageId": "<b1>", "event": "requests"}]}), [of(timestamp=NINE, esp_label="hardBounces")]),
    ("hubspot", json.dumps({"hasMore": False, "events": [{"type": "BOUNCE", "id": "h1", "created": 1709543702000, "recipient": "kim@a.example", "portalId": 1,
                                                          "category": "UNKNOWN_USER", "status": "5.1.1", "response": UNKNOWN}]}), [of(timestamp=NINE, esp_label="UNKNOWN_USER")]),
    ("mailchimp", json.dumps({"emails": [{"campaign_id": "c", "email_address": "kim@a.example", "activity": [
        {"action": "open", "timestamp": NINE}, {"action": "bounce", "type": "hard", "timestamp": "2024-03-04T09:15:02+00:00"}]}]}),
     [of(smtp_code=None, enhanced=None, text=None, timestamp=NINE, esp_label="hard")]),
    ("resend", json.dumps({"type": "email.bounced", "created_at": NINE, "data": {"email_id": "r1", "created_at": "2000-01-01T00:00:00Z", "to": ["kim@a.example"],
                           "bounce": {"type": "Permanent", "subType": "General", "message": "It came back.", "diagnosticCode": ["smtp; " + UNKNOWN]}}}),
     [of(timestamp=NINE, esp_label="Permanent/General")]),
    ("resend", json.dumps({"type": "email.bounced", "created_at": NINE, "data": {"email_id": "r1", "to": ["kim@a.example", "lee@a.example"],
                           "bounce": {"type": "Transient", "subType": "MailboxFull", "message": "It came back."}}}),
     [of(recipient=None, smtp_code=None, enhanced=None, text="It came back.", timestamp=NINE, esp_label="Transient/MailboxFull")]),
    ("kumomta-log", json.dumps(KUMOMTA), [KUMOMTA_FOUND, {**KUMOMTA_FOUND, "recipient": "lee@a.example"}]),
    ("mailerq-log", json.dumps({"envelope": "b@n.example", "recipient": "kim@a.example", "results": [
        {"state": "rcptto", "result": "error", "time": "2024-03-04 09:00:00", "code": 450},
        {"state": "rcptto", "result": "error", "time": "2024-03-04 09:15:02", "mta": "mx.a.example", "to": "192.0.2.7", "code": 550, "status": "5.1.1", "description": "no such user"}]}),
     [of(remote_host="mx.a.example", remote_ip="192.0.2.7", timestamp=NINE, esp_label="rcptto/error")]),
    ("haraka-log", json.dumps({"time": "2024-03-04T09:15:02.000Z", "hook": "bounce", "mx": "mx.a.example", "ip": "192.0.2.7", "rcpt_to": [
        {"address": "kim@a.example", "dsn_action": "failed", "dsn_smtp_code": "550", "dsn_smtp_extc": "5.1.1", "dsn_smtp_response": "no such user"}]}),
     [of(remote_host="mx.a.example", remote_ip="192.0.2.7", timestamp=NINE, esp_label="bounce")]),
    ("postfix-log", "Mar  4 09:15:02 out1 sshd[1]: session opened\n"
     "Mar  4 09:15:02 out1 postfix/smtp[9]: 4T: to=<kim@a.example>, relay=mx.a.example[192.0.2.7]:25, delay=2, dsn=5.1.1, status=bounced "
     f"(host mx.a.example[192.0.2.7] said: {UNKNOWN} (in reply to RCPT TO command))\n", [of(remote_host="mx.a.example", remote_ip="192.0.2.7", timestamp=NO_YEAR, esp_label="bounced")]),
    ("postfix-log", "<22>1 2024-03-04T09:15:02Z out1 postfix/smtp 9 - - 4T: to=<kim@a.example>, relay=none, dsn=4.4.1, status=deferred "
     "(connect to mx.a.example[192.0.2.7]:25: Connection refused)\n",
     [of(smtp_code=None, enhanced="4.4.1", text="connect to mx.a.example[192.0.2.7]:25: Connection refused", timestamp=NINE, esp_label="deferred")]),
    ("exim-log", "2024-03-04 09:15:01 1rh0Ex-0001aB-2c <= b@n.example H=localhost\n"
     "2024-03-04 10:15:02.118 +0100 [44] 1rh0Ex-0001aB-2c ** kim@a.example R=dns T=smtp H=mx.a.example [192.0.2.7] X=TLS1.3:A:256 CV=yes: SMTP error from remote mail "
     f"server after RCPT TO:<kim@a.example>: {UNKNOWN}\n", [of(remote_host="mx.a.example", remote_ip="192.0.2.7", timestamp=NINE, esp_label="**")]),
    ("exim-log", "2024-03-04 09:15:02 1rh0Ex-0001aB-2c == kim@a.example R=dns T=smtp defer (111): Connection refused\n",
     [of(smtp_code=None, enhanced=None, text="Connection refused", timestamp=NINE, esp_label="==")]),
    ("sendmail-log", "Mar  4 09:15:02 out2 sendmail[3]: 42: to=<kim@a.example>,<lee@a.example>, delay=0, relay=mx.a.example. [192.0.2.7], dsn=5.1.1, stat=User unknown\n",
     [of(recipient=who, smtp_code=None, text="User unknown", remote_host="mx.a.example", remote_ip="192.0.2.7", timestamp=NO_YEAR) for who in ("kim@a.example", "lee@a.example")]),
    ("qmail-log", "@4000000065e591200712345c starting delivery 11: msg 9 to remote kim@a.example\n@4000000065e591210712345c starting delivery 12: msg 9 to remote lee@a.example\n"
     f"@4000000065e591220712345c delivery 11: failure: 192.0.2.7_does_not_like_recipient./Remote_host_said:_{UNKNOWN.replace(' ', '_')}/Giving_up_on_192.0.2.7./\n"
     "@4000000065e591220712345c delivery 12: deferral: Sorry,_I_wasn't_able_to_establish_an_SMTP_connection._(#4.4.1)/\n",
     [of(remote_ip="192.0.2.7", timestamp="2024-03-04T09:15:04Z", esp_label="failure"),
      of(recipient="lee@a.example", smtp_code=None, enhanced="4.4.1", text="Sorry, I wasn't able to establish an SMTP connection.", timestamp="2024-03-04T09:15:04Z", esp_label="deferral")]),
    ("zonemta-log", f"id=18e0 18e0.001 REJECTED[recipient] from=b@n.example to=kim@a.example src=192.0.2.1 mx=mx.a.example[192.0.2.7] message-id=<m@n.example> ({UNKNOWN} (see a))\n",
     [of(text="no such user (see a)", remote_host="mx.a.example", remote_ip="192.0.2.7", esp_label="REJECTED")]),
    ("powermta-csv", "type,timeLogged,rcpt,dsnStatus,dsnDiag,dsnMta,bounceCat\r\nd,1709543701,pat@a.example,2.0.0,smtp;250 OK,,\r\n"
     f'b,2024-03-04 09:15:02+0000,kim@a.example,5.1.1 (bad destination mailbox address),"smtp;{UNKNOWN}",mx.a.example (192.0.2.7),bad-mailbox\r\n',
     [of(remote_host="mx.a.example", remote_ip="192.0.2.7", timestamp=NINE, esp_label="bad-mailbox")]),
    ("salesforce-csv", "SubscriberKey,EventDate,BounceCategory,BounceSubcategory,SMTPBounceReason,SMTPCode\n"
     f"kim@a.example,03/04/2024 03:15:02 AM,Hard bounce,User Unknown,{UNKNOWN},550\n", [of(timestamp=NINE, esp_label="Hard bounce/User Unknown")]),
    ("csv", f"rcpt;message;remote_host;event_time\nkim@a.example;{UNKNOWN};mx.a.example;1709543702000\n", [of(remote_host="mx.a.example", timestamp=NINE)]),
    ("csv", f'rcpt\tmessage\n"kim@a.example"\t"{UNKNOWN}"\n', [of()]),
]


class Formats(CommandLine):
    def test_each_is_found_out_and_read(self):
        for name, content, expected in CASES:
            found = run("read", self.write("input", content))
            self.assertEqual(0, found.code, found.err)
            records = [{key: record[key] for key in KEYS} for record in found.records()]
            self.assertEqual(expected, records, (name, content))

    def test_each_is_what_it_is_said_to_be(self):
        """Insisting on the name changes nothing, so it is the format that was found out."""
        for name, content, _ in CASES:
            path = self.write("input", content)
            self.assertEqual(run("read", path).out, run("read", "--from", name, path).out, (name, content))

    def test_each_has_a_case(self):
        listed = run("help", "read").out.split("--from,")[1].split()[1]
        words = set(listed.replace("--input-format", "").split("|"))
        self.assertEqual(words - {name for name, _, _ in CASES}, {"auto", "json", "mail", "mbox", "ndjson", "replies"})

    def test_any_cut_is_read_or_told(self):
        for name, content, _ in CASES:
            raw = content.encode()
            for size in range(0, len(raw), max(1, len(raw) // 16)):
                result = run("read", "--from", name, self.write("input", raw[:size]))
                self.assertIn(result.code, (0, 4), (name, size, result.err))

    def test_records_are_classified_as_their_answers(self):
        for name, content, expected in CASES:
            answers = run("classify", "--format", "ndjson", self.write("input", content)).records()
            for answer, record in zip(answers, expected):
                if record["text"] == "no such user":
                    self.assertEqual("recipient.invalid", answer["class"], (name, answer))


class Logs(CommandLine):
    def test_a_log_may_begin_with_the_rest_of_a_line_or_with_other_programs(self):
        _, log, expected = next(case for case in CASES if case[0] == "postfix-log")
        for before in ("smtp[9]: 4T1: removed\n", "-- Journal begins at Mon 2024-03-04 --\n", "Mar  4 09:15:01 mx1 sshd[7]: up\nMar  4 09:15:01 mx1 su: x\n"):
            found = run("read", self.write("input", before + log))
            self.assertEqual([record["text"] for record in expected], [record["text"] for record in found.records()], before)

    def test_a_line_of_a_log_among_replies_makes_no_log_of_them(self):
        found = run("read", self.write("input", "550 no such user\n451 too busy\nMar  4 09:15:02 mx1 postfix/smtp[9]: 4T1: removed\n"))
        self.assertEqual([550, 451, None], [record["smtp_code"] for record in found.records()])

    def test_what_is_kept_of_a_delivery_of_qmail_is_bounded(self):
        for number, recipient in (("1" * 21, "kim@a.example"), ("1", "k" * 1100 + "@a.example")):
            start = f"@4000000065e591200712345c starting delivery {number}: msg 9 to remote {recipient}\n"
            end = f"@4000000065e591200712345c delivery {number}: failure: Remote_host_said:_550_no/\n"
            known = [record["recipient"] for record in run("read", "--from", "qmail-log", self.write("input", start + end)).records()]
            self.assertEqual([] if number != "1" else [None], known)


class Forms(CommandLine):
    def test_a_form_is_told_from_its_field(self):
        result = run("read", self.write("input", "mandrill_events=%5B%7B%22event%22%3A%22hard_bounce%22%7D%5D"))
        self.assertEqual(4, result.code)
        self.assertIn("found a form of a webhook; its field, decoded, is the JSON that can be read", result.err)


class Values(CommandLine):
    def test_what_is_no_moment_and_no_address_is_told(self):
        line = json.dumps({"text": "550 no", "timestamp": "garbage", "recipient": "not an address"})
        result = run("read", self.write("input", line))
        self.assertEqual([None, None], [result.records()[0][key] for key in ("timestamp", "recipient")])
        self.assertIn("found garbage as `timestamp`, expected a moment: RFC 3339, RFC 5322 or seconds since 1970", result.err)
        self.assertIn("found something else as `recipient`, expected an address", result.err)

    def test_of_several_addresses_the_first_counts(self):
        for value, address in (("kim@x.example; pat@x.example", "kim@x.example"), ("a b@c.example", None), ('"a b"@c.example', '"a b"@c.example')):
            self.assertEqual(address, run("read", self.write("input", json.dumps({"text": "550 no", "recipient": value}))).records()[0]["recipient"])


class Tables(CommandLine):
    def read(self, content, *arguments):
        return run("read", *arguments, self.write("table.csv", content))

    def test_cells_in_quotes_hold_separators_quotes_and_line_ends(self):
        record, = self.read('to,message\nkim@a.example,"550 5.1.1 said ""no"",\r\nthen closed"\n').records()
        self.assertEqual('said "no",\nthen closed', record["text"].replace("\r", ""))

    def test_a_quote_that_never_closes_costs_its_row(self):
        result = self.read('to,message\nkim@a.example,"550 5.1.1 no\nlee@a.example,550 5.1.1 no\npat@a.example,452 4.2.2 full\n')
        self.assertEqual(["lee@a.example", "pat@a.example"], [one["recipient"] for one in result.records()])
        self.assertIn("1 of 3 records rejected; the first: ", result.err)
        self.assertIn("found a quote that opens a cell and does not close", result.err)

    def test_a_row_of_too_many_cells_is_told(self):
        result = self.read("to,message\nkim@a.example,550 5.1.1 no, never\nlee@a.example,550 no\n")
        self.assertEqual(["lee@a.example"], [one["recipient"] for one in result.records()])
        self.assertIn("found a row of 3 cells, expected 2", result.err)

    def test_columns_of_other_names_are_told_and_how_to_find_them(self):
        result = self.read("Email Address,Bounce Reason\nkim@a.example,550 no\nlee@a.example,551 no\n")
        self.assertIn("read as replies, a line each, though it looks like a table", result.err)
        self.assertNotIn("table", self.read("550 no\n551 no\n").err.replace("table.csv", ""))

    def test_other_names_by_map(self):
        table = "Empfänger;Meldung\nmüller@a.example;550 5.1.1 unbekannt\n".encode("cp1252")
        result = self.read(table, "--from", "csv", "--map", "text=Meldung,recipient=/Empfänger")
        record, = result.records()
        self.assertEqual(("müller@a.example", 550, "unbekannt"), (record["recipient"], record["smtp_code"], record["text"]))
        self.assertIn("no record has a value where --map says: host=nowhere",
                      self.read(table, "--from", "csv", "--map", "host=nowhere").err)

    def test_a_repeated_first_line_is_none(self):
        self.assertEqual([0, 1], [one["record"] for one in self.read("to,message\na@b.example,550 no\nto,message\nc@d.example,550 no\n").records()])

    def test_blank_lines_before_the_columns_are_none(self):
        for arguments in ([], ["--from", "csv"], ["--map", "text=message"]):
            record, = self.read("\n \r\nto,message\nkim@a.example,550 no\n", *arguments).records()
            self.assertEqual(("kim@a.example", 550), (record["recipient"], record["smtp_code"]))

    def test_a_table_without_columns_is_refused(self):
        result = self.read("550 no such user\n", "--from", "csv")
        self.assertEqual(4, result.code)
        self.assertIn("found no first line with names of columns", result.err)


if __name__ == "__main__":
    unittest.main()
