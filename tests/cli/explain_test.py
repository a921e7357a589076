#!/usr/bin/env python3
"""carom explain: where a reply may come from, and what is said about it."""
import json
import unittest

from program import PACK, CommandLine, run

GONE = "550 5.1.1 no such person"


class Explain(CommandLine):
    def explain(self, *arguments, **options):
        return run("explain", "--policy", self.pack, *arguments, **options)

    def test_shows_reply_reading_winner_and_reasons(self):
        result = self.explain(GONE)
        self.assertEqual(0, result.code, result.err)
        for part in ("no such person", "^^^^^^^^^^^^^^", "5.1.1 (from the text", "trial.gone", "trial.carom:7",
                     "recipient guarded", "as its class says", "as the rule says"):
            self.assertIn(part, result.out)

    def test_names_the_override_that_decided_a_field(self):
        policy = self.write("policy.carom", "use trial\noverride rule trial.gone { confidence low }\noverride class trial.gone { scope domain; suppress none; retry after fix }\n")
        out = run("explain", "--policy", policy, "--packs", self.folder, GONE).out
        self.assertRegex(out, r"confidence +low +\(as the override at .*policy\.carom:2 says\)")
        self.assertRegex(out, r"scope +domain +\(as the override at .*policy\.carom:3 says\)")
        reasons = json.loads(run("explain", "--json", "--policy", policy, "--packs", self.folder, GONE).out)["reasons"]
        self.assertRegex(reasons["confidence"], r"as the override at .*policy\.carom:2 says")

    def test_marks_the_evidence_below_its_words(self):
        lines = self.explain(GONE).out.splitlines()
        reply = next(i for i, line in enumerate(lines) if line.strip() == GONE)
        self.assertEqual(lines[reply].index("no such person"), lines[reply + 1].rindex(" ") + 1)

    def test_says_why_the_others_lost_and_what_nearly_held(self):
        out = self.explain("550 told you: no such person").out
        self.assertIn("trial.told => trial.told", out)
        self.assertIn("stronger band", out)
        near = self.explain("551 too busy").out
        self.assertIn("trial.busy => trial.busy", near)
        self.assertIn("does not hold: code", near)

    def test_says_that_a_told_delay_is_the_replys(self):
        policy = self.write("wait.carom", """rule wait { when text has "wait" => rate.limited; retry told or 4h }
annotate delay { extract "wait {delay:duration}" }
class rate.limited { type by code; scope session }
""")
        out = run("explain", "--policy", policy, "450 please wait 15 minutes").out
        self.assertRegex(out, r"retry +after 15m +.*the delay that the reply names")

    def test_words_of_an_unquoted_reply_are_joined(self):
        self.assertIn("trial.gone", self.explain("550", "no", "such", "person").out)

    def test_reads_one_reply_of_several_lines_from_standard_input(self):
        self.assertIn("trial.gone", self.explain(stdin="550-5.1.1 no such\n550 5.1.1 person\n").out)

    def test_takes_a_record_as_an_argument_from_a_file_or_from_standard_input(self):
        records = [{"text": "x"}, {"text": GONE, "recipient": "kim@example.com"}]
        lines = "".join(json.dumps(record) + "\n" for record in records)
        path = self.write("records.ndjson", lines)
        for arguments, stdin in ((["--record", json.dumps(records[1])], ""), (["--record", path, "--number", 2], ""),
                                 (["--number", 2], lines)):
            verdict = json.loads(self.explain("--json", *arguments, stdin=stdin).out)["verdict"]
            self.assertEqual(("trial.gone", "kim@example.com"), (verdict["class"], verdict["recipient"]))

    def test_shows_every_field_of_the_record(self):
        record = {"id": 7, "text": GONE, "remote_mta": "mx.example[192.0.2.1]", "email": "kim@example.com", "stage": "RCPT TO",
                  "via": "api", "attempts": 3, "age": "2h", "esp_name": "acme", "esp_class": "bad", "label": "hard",
                  "dsn_status": "5.1.1", "dsn_action": "failed", "from_domain": "sender.example", "information": "full"}
        expected = {"id": "7", "host": "mx.example", "ip": "192.0.2.1", "rcpt": "kim@example.com", "stage": "rcpt", "via": "api",
                    "attempts": "3", "age": "7200s", "esp.name": "acme", "esp.class": "bad", "esp.type": "hard",
                    "dsn.status": "5.1.1", "dsn.action": "failed", "from.domain": "sender.example", "information": "full"}
        text = self.explain("--record", json.dumps(record)).out
        for name, value in expected.items():
            self.assertIn(f"\n  {name:<11} {value}\n", text)
        self.assertEqual(expected, json.loads(self.explain("--json", "--record", json.dumps(record)).out)["fields"])

    def test_tells_what_is_strange_in_the_record_and_in_no_other(self):
        path = self.write("records.ndjson", '{"text": "x", "code": "abc"}\n{"foo": 1}\n{"text": "x"}\n')
        for number, told in ((1, "found abc as `code`"), (2, "with the members foo"), (3, None)):
            result = self.explain("--record", path, "--number", number)
            self.assertEqual((0, 0 if told is None else 1), (result.code, len(result.err.splitlines())), result.err)
            self.assertIn(told or "", result.err)

    def test_a_record_that_is_not_there_is_a_usage_error(self):
        path = self.write("records.ndjson", '{"text": "x"}\n')
        result = self.explain("--record", path, "--number", 3)
        self.assertEqual((2, ""), (result.code, result.out))
        self.assertIn("has 1 record; expected a --number up to that, found 3", result.err)

    def test_standard_input_is_named_as_what_it_is(self):
        lines = '{"text": "x"}\n{\n'
        missing = self.explain("--number", 3, stdin=lines)
        self.assertEqual((2, "carom: standard input has 2 records; expected a --number up to that, found 3\n"),
                         (missing.code, missing.err))
        rejected = self.explain("--number", 2, stdin=lines)
        self.assertEqual(4, rejected.code)
        self.assertIn("record 2 of standard input cannot be read", rejected.err)
        self.assertIn("--record has 1 record", self.explain("--record", '{"text": "x"}', "--number", 2).err)

    def test_standard_input_is_not_cut(self):
        most = 16 << 20
        self.assertEqual(0, self.explain(stdin=GONE + "a" * (most - len(GONE))).code)
        result = self.explain(stdin=GONE + "a" * (most - len(GONE) + 1))
        self.assertEqual((4, ""), (result.code, result.out))
        self.assertIn("more than the 16777216 bytes of one reply", result.err)

    def test_what_is_about_records_is_refused_beside_a_pasted_reply(self):
        for arguments in (["--number", 2], ["--record", "{}"], ["--input-format", "ndjson"], ["--map", "text=/a"]):
            result = self.explain(*arguments, GONE)
            self.assertEqual((2, ""), (result.code, result.out), arguments)
            self.assertIn(arguments[0], result.err)

    def test_what_looks_like_an_input_is_explained_with_the_way_to_its_records(self):
        path = self.write("records", '{"text": "550 5.1.1 no such person"}\n')
        for word, hint in (("-", "--record - reads a record there"), (path, f"--record {path} reads a record of that file")):
            result = self.explain(word)
            self.assertEqual(0, result.code)
            self.assertIn(f"carom: `{word}` is explained as the words of a reply; ", result.err)
            self.assertIn(hint, result.err)
        self.assertEqual("", self.explain("550", "no such person").err)
        self.assertEqual("", self.explain("--record", path).err)

    def test_shows_ten_other_matches_and_says_how_many_there_are(self):
        rules = "".join(f'rule more_{i} {{ when text has "no such" => trial.busy }}\n' for i in range(14))
        self.write(self.pack.name, PACK + rules)
        short, whole = self.explain(GONE).out, self.explain("--all", GONE).out
        self.assertIn("… and 4 more of 14; --all shows them", short)
        self.assertEqual((10, 14), (short.count("trial.more_"), whole.count("trial.more_")))
        self.assertNotIn("--all", whole)

    def test_cuts_long_replies_and_shows_them_whole_on_request(self):
        for reply in (GONE + " a" * 2000, GONE + "\na" * 60):
            short, whole = self.explain(reply).out, self.explain("--all", reply).out
            self.assertRegex(short, r"… \(\d+ bytes (in all|more); --all shows them\)")
            self.assertNotIn("…", whole)
            self.assertGreater(len(whole), len(short))

    def test_takes_fields_beside_a_pasted_reply(self):
        self.assertIn("code        550 (from the record)", self.explain("--field", "code=550", "no such person").out)
        wrong = self.explain("--field", "cod=550", "x")
        self.assertEqual(2, wrong.code)
        self.assertIn("did you mean `code`", wrong.err)
        self.assertEqual(2, self.explain("--field", "code=1", "x").code)

    def test_a_field_takes_only_values_of_its_type(self):
        for field, value, expected in (("ip", "999", "an IP address"), ("host", "no host", "a host name"),
                                       ("status", "5.4", "an enhanced status code"), ("age", "soon", "a duration"),
                                       ("attempts", "x", "a whole number"), ("stage", "helo", "one of connect, banner"),
                                       ("esp.type", "mild", "one of hard, soft")):
            result = self.explain("--field", f"{field}={value}", GONE)
            self.assertEqual((2, ""), (result.code, result.out), field)
            self.assertIn(f"field `{field}` cannot be `{value}`; it takes {expected}", result.err)

    def test_a_field_has_one_value(self):
        result = self.explain("--field", "code=550", "--field", "code=551", GONE)
        self.assertEqual(2, result.code)
        self.assertIn("has a value already", result.err)

    def test_maps_fields_of_records_and_only_of_those(self):
        record = json.dumps({"a": GONE})
        self.assertIn("trial.gone", self.explain("--map", "text=/a", "--record", record).out)
        self.assertIn("where --map says: host=/b", self.explain("--map", "text=/a,host=/b", "--record", record).err)
        self.assertEqual(2, self.explain("--map", "text=/a~", "--record", record).code)
        self.assertEqual(2, self.explain("--map", "text=/a", GONE).code)

    def test_shows_no_control_character_of_the_reply(self):
        out = self.explain("550 no such person \x1b[31m\x9b").out
        self.assertNotIn("\x1b", out)
        self.assertIn("\\x1b", out)

    def test_json_has_matches_and_near_misses(self):
        explanation = json.loads(self.explain("--json", "550 told you: no such person").out)
        self.assertEqual([("trial.gone", "won"), ("trial.told", "band")],
                         [(match["rule"], match["lost"]) for match in explanation["matches"]])
        self.assertEqual("as its class says", explanation["reasons"]["type"])
        self.assertEqual(1, explanation["verdict"]["id"])


if __name__ == "__main__":
    unittest.main()
