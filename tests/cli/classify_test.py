#!/usr/bin/env python3
"""carom classify: inputs, outputs and what can be wrong with either."""
import csv
import io
import json
import unittest

from program import SOURCE, CommandLine, run

KEYS = ["id", "class", "type", "scope", "action", "retry", "message", "suppress", "guarded", "suppress_rule",
        "confidence", "rule", "pack", "layer", "code", "status", "recipient", "file", "evidence", "tags", "facts",
        "information", "overrode", "outer"]
GONE = "550 5.1.1 no such person"


class Classify(CommandLine):
    def test_answers_in_input_order_with_the_keys_in_their_order(self):
        result = self.classify("--format", "ndjson", stdin=f"{GONE}\n451 4.3.2 too busy\n")
        self.assertEqual(0, result.code, result.err)
        self.assertEqual(["trial.gone", "trial.busy"], [record["class"] for record in result.records()])
        self.assertEqual(KEYS, list(result.records()[0]))

    def test_writes_ndjson_unless_a_terminal_looks_on(self):
        self.assertEqual("trial.gone", self.classify(stdin=GONE + "\n").records()[0]["class"])

    def test_gives_every_field_of_the_verdict(self):
        record = self.classify(stdin=GONE + "\n").records()[0]
        expected = {"id": 1, "class": "trial.gone", "type": "permanent", "scope": "recipient", "action": "suppress",
                    "retry": "never", "message": "over", "suppress": True, "guarded": True,
                    "suppress_rule": "recipient guarded", "confidence": "high", "rule": "trial.gone", "pack": "trial",
                    "layer": "base", "code": 550, "status": "5.1.1", "recipient": None, "file": None, "tags": [],
                    "facts": {}, "information": "full", "overrode": None, "outer": None}
        self.assertEqual(expected, {key: record[key] for key in expected})
        self.assertIn({"field": "text", "start": 10, "end": 24, "text": "no such person"}, record["evidence"])

    def test_says_unclassified_when_no_rule_holds(self):
        record = self.classify(stdin="550 words nobody knows\n").records()[0]
        self.assertEqual(("unclassified", None, "low", "investigate", False),
                         tuple(record[key] for key in ("class", "rule", "confidence", "action", "suppress")))

    def test_verbose_adds_cite_and_advice(self):
        result = self.classify("--verbose", stdin=GONE + "\n")
        self.assertEqual(("the tests", "the address is dead"),
                         (result.records()[0]["cite"], result.records()[0]["advice"]))
        self.assertIn("interpreter", result.err)

    def test_keeps_ids_as_the_record_spells_them(self):
        lines = ['{"id": "a\\u00e9", "text": "x"}', '{"id": 1e2, "text": "x"}', '{"text": "x"}']
        result = self.classify("--input-format", "ndjson", stdin="\n".join(lines) + "\n")
        self.assertIn('{"id":"a\\u00e9",', result.out)
        self.assertIn('{"id":1e2,', result.out)
        self.assertEqual(3, result.records()[2]["id"])

    def test_reads_numbers_as_strings_and_empty_strings_as_missing(self):
        record = {"id": "a", "smtp_code": "550", "enhanced_code": "", "text": "no such person", "remote_mta": "", "x": 1}
        answer = self.classify(stdin=json.dumps(record) + "\n").records()[0]
        self.assertEqual(("trial.gone", 550, None), (answer["class"], answer["code"], answer["status"]))

    def test_reads_a_json_array(self):
        answers = self.classify(stdin=json.dumps([{"text": GONE}, {"text": "451 too busy"}])).records()
        self.assertEqual(["trial.gone", "trial.busy"], [answer["class"] for answer in answers])

    def test_reads_fields_where_map_says(self):
        line = json.dumps({"a": {"b": GONE}, "to": "kim@example.com"}) + "\n"
        answer = self.classify("--map", "text=/a/b,recipient=/to", stdin=line).records()[0]
        self.assertEqual(("trial.gone", "kim@example.com"), (answer["class"], answer["recipient"]))

    def test_refuses_a_map_that_is_malformed_or_names_a_field_twice(self):
        for entries in (["text=/a~2"], ["text=/a,text=/b"], ["text=/a", "--map", "diag=/b"], ["txt=/a"],
                        ["text=/a,"], [",,,"], [""], ["=/a"]):
            result = self.classify("--map", *entries, stdin='{"text": "x"}\n')
            self.assertEqual((2, ""), (result.code, result.out), entries)
            self.assertRegex(result.err, "cannot map|--map", entries)

    def test_a_map_takes_no_further_argument(self):
        path = self.write("one.ndjson", json.dumps({"a": GONE}) + "\n")
        self.assertIn("expected FIELD=PLACE, as in text=diag or text=/msg/diag, found nothing", self.classify("--map", ",,,", path).err)
        self.assertEqual("trial.gone", self.classify("--map", "text=/a", path).records()[0]["class"])

    def test_tells_once_which_mapped_pointers_found_nothing(self):
        lines = '{"a": "550 no such person"}\n{"a": "x", "who": {"address": "kim@example.com"}}\n'
        result = self.classify("--map", "text=/a,recipient=/who,host=/mx/0", stdin=lines)
        self.assertEqual(0, result.code)
        self.assertEqual("carom: no record has a value where --map says: recipient=/who, host=/mx/0",
                         result.err.splitlines()[-1])
        self.assertEqual("", self.classify("--map", "text=/a", stdin=lines).err)

    def test_what_was_passed_over_and_not_found_is_told_where_no_record_is_answered(self):
        opened = json.dumps([{"event": "open", "email": "kim@a.example", "timestamp": 1, "sg_event_id": str(i)} for i in range(5)])
        self.assertIn("passed over: 5 open", self.classify(stdin=opened).err)
        rejected = self.classify("--strict", "--map", "text=/b,host=/mx", stdin='{"b": "550", "smtp_code": "abc"}\n')
        self.assertIn("1 of 1 record rejected", rejected.err)
        self.assertIn("no record has a value where --map says: host=/mx", rejected.err)

    def test_tells_once_an_input_of_records_without_a_text(self):
        path = self.write("in.ndjson", '{"foo": 1, "bar": "550 no such person"}\n{"foo": 2}\n')
        result = self.classify(path, "-", stdin='{"foo": 3}\n')
        self.assertEqual((0, ["unclassified"] * 3), (result.code, [answer["class"] for answer in result.records()]))
        told = result.err.splitlines()
        self.assertEqual(2, len(told), result.err)
        self.assertIn("in.ndjson: 2 records have no reply text under a known name; the first is record 1 with the members "
                      "foo, bar; known names are text, ", told[0])
        self.assertTrue(told[0].endswith("--map text=NAME names another"), told[0])
        self.assertTrue(told[1].startswith("carom: standard input: 1 record has no reply text"), told[1])

    def test_a_reason_is_the_text_where_nothing_better_is(self):
        answers = self.classify(stdin='{"reason": "550 no such person"}\n{"reason": "mild", "diag": "550 no such person"}\n')
        self.assertEqual(["trial.gone"] * 2, [answer["class"] for answer in answers.records()])

    def test_tells_once_an_input_of_values_that_a_field_cannot_have(self):
        lines = ('{"text": "550 no such person", "smtp_code": "abc"}\n' * 2
                 + '{"text": "550 no such person", "enhanced_code": "5.x"}\n{"text": {"a": "b"}}\n')
        result = self.classify(stdin=lines)
        self.assertEqual((0, 4), (result.code, len(result.records())))
        self.assertEqual(["carom: standard input: 1 record has no usable text; the first is record 4: found an object as "
                          "`text`, expected a text",
                          "carom: standard input: 2 records have no usable code; the first is record 1: found abc as "
                          "`smtp_code`, expected a reply code from 200 to 699",
                          "carom: standard input: 1 record has no usable status; the first is record 3: found 5.x as "
                          "`enhanced_code`, expected an enhanced status code such as 5.1.1"], result.err.splitlines())

    def test_strict_rejects_records_with_values_that_a_field_cannot_have(self):
        rejects = self.folder / "rejects.ndjson"
        lines = '{"text": "550 no such person"}\n{"text": "550 no such person", "smtp_code": "abc"}\n'
        result = self.classify("--strict", "--rejects", rejects, stdin=lines)
        self.assertEqual((4, 1), (result.code, len(result.records())))
        self.assertIn("the first: standard input, record 2 at byte 31: found abc as `smtp_code`", result.err)
        self.assertIn("found abc as `smtp_code`", json.loads(rejects.read_text())["reason"])

    def test_reads_a_reply_of_several_lines_as_one(self):
        answers = self.classify(stdin="550-5.1.1 no such\n550 5.1.1 person\n").records()
        self.assertEqual(["trial.gone"], [answer["class"] for answer in answers])

    def test_reads_a_delivery_report_with_a_verdict_for_each_recipient(self):
        report = SOURCE / "tests/cli/inputs/two_recipients.eml"
        answers = self.classify("--format", "ndjson", report).records()
        self.assertEqual([("one@example.com", "trial.gone"), ("two@example.com", "trial.busy")],
                         [(answer["recipient"], answer["class"]) for answer in answers])
        self.assertEqual(str(report), answers[0]["file"])

    def test_a_persons_mail_that_quotes_a_reply_suppresses_nobody(self):
        mail = ("From: {}\nTo: list@example.org\nSubject: my friend\n\nHello,\n\nI got this:\n\n"
                "550 5.1.1 no such person\n\nWhat is it?\n")
        person = self.classify(self.write("person.eml", mail.format("Kim <kim@example.com>")))
        self.assertEqual((0, "unclassified", False, "none"), (person.code, *(
            person.records()[0][key] for key in ("class", "suppress", "information"))))
        self.assertIn("person.eml: found a mail as people write it, expected one that a machine sent", person.err)
        machine = self.classify(self.write("machine.eml", mail.format("MAILER-DAEMON@example.com")))
        self.assertEqual(("trial.gone", ""), (machine.records()[0]["class"], machine.err))

    def test_an_automatic_answer_with_numbers_like_codes_suppresses_nobody(self):
        mail = self.write("away.eml", "From: Kim <kim@a.example>\nAuto-Submitted: auto-replied\nSubject: Re: your offer\n\n"
                          "I am out of the office until Monday. Please call 550 555 0100, extension 5.1.1,\nor come to room 550.\n")
        answer, = run("classify", "--format", "ndjson", mail).records()
        self.assertEqual(("auto.out_of_office", False), (answer["class"], answer["suppress"]))

    def test_takes_facts_and_tags_out_of_the_text(self):
        answer = self.classify(stdin="550 listed by bl.example\n").records()[0]
        self.assertEqual((["listed"], {"blocklist": "bl.example"}), (answer["tags"], answer["facts"]))

    def test_csv_has_the_same_columns_and_quotes_what_needs_it(self):
        result = self.classify("--format", "csv", stdin='{"id": "a,\\"b\\"", "text": "550 no such person"}\n')
        rows = list(csv.DictReader(io.StringIO(result.out)))
        self.assertEqual(KEYS, list(rows[0]))
        self.assertEqual('a,"b"', rows[0]["id"])
        self.assertEqual(("trial.gone", "true"), (rows[0]["class"], rows[0]["suppress"]))

    def csv_rows(self, records):
        lines = "".join(json.dumps(record) + "\n" for record in records)
        result = self.classify("--format", "csv", "--input-format", "ndjson", stdin=lines)
        self.assertEqual(0, result.code, result.err)
        return list(csv.DictReader(io.StringIO(result.out)))

    def test_no_csv_cell_is_a_formula_and_each_gives_its_text_back(self):
        hostile = ["=1+1", "+1", "-1", "@SUM(A1)", " =1", "\uff1d1", "'quoted", "''", '=HYPERLINK("x","y")', "a=b", "", "plain"]
        rows = self.csv_rows([{"id": text, "text": GONE, "recipient": text + "@example.com"} for text in hostile])
        for text, row in zip(hostile, rows, strict=True):
            for cell in row.values():
                self.assertNotRegex(cell, "^ *[=+@\uff1d-]")
            self.assertEqual(text or str(len(hostile) - 1), row["id"].removeprefix("'"))
        self.assertEqual("'=1+1", rows[0]["id"])
        self.assertEqual("'=1+1@example.com", rows[0]["recipient"])

    def test_no_csv_cell_begins_with_a_tab_or_a_carriage_return(self):
        rows = self.csv_rows([{"id": "\t=1", "text": GONE}, {"id": "\r=1", "text": GONE}])
        self.assertEqual(["\\t=1", "\\r=1"], [row["id"] for row in rows])

    def test_ids_that_are_numbers_stay_numbers_in_csv(self):
        rows = self.csv_rows([{"id": -1, "text": GONE}, {"id": 1e3, "text": GONE}, {"text": GONE}])
        self.assertEqual(["-1", "1000.0", "3"], [row["id"] for row in rows])

    def test_table_shows_a_row_a_record_under_a_header(self):
        lines = self.classify("--format", "table", stdin=GONE + "\n").out.splitlines()
        self.assertTrue(lines[0].startswith("ID"))
        self.assertIn("trial.gone", lines[1])

    def test_uses_all_shipped_packs_from_any_working_directory(self):
        result = run("classify", stdin="550 5.4.1 Recipient address rejected: Access denied\n", cwd="/")
        self.assertEqual(0, result.code, result.err)
        self.assertEqual("recipient.edge_rejected", result.records()[0]["class"])


class Streams(CommandLine):
    def test_keeps_data_and_words_apart(self):
        result = self.classify(stdin=b"")
        self.assertEqual((0, ""), (result.code, result.out))
        self.assertIn("no records", result.err)

    def test_an_unreadable_path_does_not_keep_the_others_from_being_answered(self):
        good = self.write("good.txt", GONE + "\n")
        result = self.classify(self.folder / "missing.txt", self.folder / "none.txt", good)
        self.assertEqual(4, result.code)
        self.assertEqual(["trial.gone"], [record["class"] for record in result.records()])
        self.assertIn("missing.txt: No such file or directory", result.err)
        self.assertIn("none.txt: No such file or directory", result.err)

    def test_a_rejected_record_is_counted_and_written_with_its_place(self):
        rejects = self.folder / "rejects.ndjson"
        lines = f'{{"text": "{GONE}"}}\n{{"text": \n{{"text": "451 too busy"}}\n'
        result = self.classify("--input-format", "ndjson", "--rejects", rejects, stdin=lines)
        self.assertEqual(0, result.code)
        self.assertEqual(["trial.gone", "trial.busy"], [record["class"] for record in result.records()])
        self.assertIn("1 of 3 records rejected", result.err)
        reject = json.loads(rejects.read_text())
        self.assertEqual(("-", 2, lines.index('{"text": \n')), (reject["file"], reject["number"], reject["offset"]))

    def test_strict_makes_a_reject_an_error_and_still_answers(self):
        result = self.classify("--input-format", "ndjson", "--strict", stdin=f'{{\n{{"text": "{GONE}"}}\n')
        self.assertEqual((4, 1), (result.code, len(result.records())))

    def test_a_rejects_file_that_cannot_be_written_is_an_error(self):
        result = self.classify("--rejects", self.folder / "no/such/folder", stdin=GONE + "\n")
        self.assertEqual(4, result.code)
        self.assertIn("No such file or directory", result.err)


if __name__ == "__main__":
    unittest.main()
