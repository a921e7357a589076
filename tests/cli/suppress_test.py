#!/usr/bin/env python3
"""`carom suppress`: what verdicts ask for, remembered across runs."""
import json
import os
import signal
import sqlite3
import stat
import subprocess
import unittest

from program import CAROM, CommandLine, run

RULES = """\
pack trial 1.0.0 { language 1; layer base }
class trial.dead { type permanent; scope recipient; retry never; suppress recipient }
class trial.edge { type permanent; scope recipient; retry never; suppress recipient guarded }
class trial.domain { type permanent; scope domain; retry never; suppress domain }
class trial.full { type temporary; scope recipient; retry after 1h; suppress recipient after 3 in 14d }
class trial.quiet { type permanent; scope recipient; retry never; suppress recipient for 30d }
rule dead { when text has "dead" => trial.dead }
rule edge { when text has "edge" => trial.edge }
rule domain { when text has "no domain" => trial.domain }
rule full { when text has "full" => trial.full }
rule quiet { when text has "quiet" => trial.quiet }
"""
NOW = "2026-03-20T00:00:00Z"


def day(number, hour=0):
    return f"2026-03-{number:02}T{hour:02}:00:00Z"


def bounce(text, to="kim@a.example", when=None, **members):
    return {"text": f"550 {text}", "recipient": to, **({"timestamp": when} if when else {}), **members}


def delivered(when, to="kim@a.example"):
    return {"text": "250 ok", "recipient": to, "timestamp": when, "dsn_action": "delivered"}


class Suppress(CommandLine):
    def setUp(self):
        super().setUp()
        self.rules = self.write("rules.carom", RULES)
        self.state = self.folder / "state"

    def suppress(self, *arguments, state=None, now=NOW, **options):
        return run("suppress", "--state", state or self.state, "--now", now, *arguments, **options)

    def add(self, *records, arguments=(), **options):
        lines = "".join(json.dumps(record) + "\n" for record in records)
        result = self.suppress("add", "--policy", self.rules, "--from", "ndjson", *arguments, stdin=lines, **options)
        self.assertEqual(0, result.code, result.err)
        return result

    def listed(self, *entries, **options):
        return {one["entry"]: one for one in self.suppress("show", *entries, "--format", "ndjson", **options).records()}


class Add(Suppress):
    def test_a_failure_that_suppresses_at_once_is_on_the_list(self):
        self.add(bounce("dead", "Kim@A.Example", day(4)), bounce("edge", "pat@b.example", day(5)), bounce("no domain", "max@c.example", day(6)))
        self.assertEqual(
            [{"entry": "@c.example", "guarded": False, "since": day(6), "until": None, "class": "trial.domain", "rule": "trial.domain", "count": 1},
             {"entry": "kim@a.example", "guarded": False, "since": day(4), "until": None, "class": "trial.dead", "rule": "trial.dead", "count": 1},
             {"entry": "pat@b.example", "guarded": True, "since": day(5), "until": None, "class": "trial.edge", "rule": "trial.edge", "count": 1}],
            self.suppress("show").records())

    def test_the_third_within_14_days_is_across_runs(self):
        self.add(bounce("full", when=day(1)))
        self.add(bounce("full", when=day(8)))
        self.assertEqual({}, self.listed())
        self.add(bounce("full", when=day(15)))
        self.assertEqual((day(15), 3), tuple(self.listed()["kim@a.example"][key] for key in ("since", "count")))

    def test_the_case_of_an_address_tells_nobody_apart(self):
        self.add(bounce("full", "Kim@A.example", day(1)), bounce("full", "kim@a.example", day(2)), bounce("full", "KIM@a.example", day(3)),
                 bounce("full", "kim@A.example", day(3)))
        self.assertEqual({"kim@a.example": 3}, {entry: one["count"] for entry, one in self.listed("kIm@a.example").items()})
        self.assertIn("3 failures are known", self.suppress("why", "KIM@A.EXAMPLE").out)
        self.assertEqual(0, self.suppress("remove", "Kim@a.example").code)

    def test_order_in_time_does_not_matter(self):
        for order in ((1, 8, 15), (15, 8, 1), (8, 15, 1)):
            state = self.folder / f"state{order}"
            for number in order:
                self.add(bounce("full", when=day(number)), state=state)
            self.assertEqual(day(15), self.listed(state=state)["kim@a.example"]["since"])

    def test_a_delivery_resets_the_count_and_lifts_what_is_guarded(self):
        self.add(bounce("full", when=day(1)), bounce("full", when=day(2)), delivered(day(3)), bounce("full", when=day(4)))
        self.add(bounce("edge", "pat@b.example", day(1)), delivered(day(2), "pat@b.example"))
        self.add(bounce("dead", "max@d.example", day(1)), delivered(day(2), "max@d.example"))
        self.assertEqual({"max@d.example"}, set(self.listed()))

    def test_for_a_time_ends(self):
        self.add(bounce("quiet", when=day(1)))
        self.assertEqual("2026-03-31T00:00:00Z", self.listed()["kim@a.example"]["until"])
        self.assertEqual(1, len(self.listed(now="2026-03-30T23:59:59Z")))
        self.assertEqual({}, self.listed(now="2026-03-31T00:00:00Z"))

    def test_the_same_file_again_changes_nothing(self):
        records = [bounce("full", when=day(1)), bounce("full", when=day(2)), bounce("full", "lee@a.example"), bounce("full", "lee@a.example")]
        self.add(*records)
        result = self.add(*records)
        self.assertIn("0 failures noted, 4 known before", result.err)
        self.assertEqual({}, self.listed())

    def test_an_event_counts_once_by_its_id(self):
        self.add(*(bounce("full", when=day(number), event_id="e1") for number in (1, 2, 3)))
        self.assertEqual({}, self.listed())
        self.add(*(bounce("full", when=day(1), event_id=f"e{number}") for number in (2, 3)))
        self.assertEqual({"kim@a.example"}, set(self.listed()))

    def test_a_time_ahead_of_the_clock_is_the_clocks(self):
        self.add(bounce("dead", when="2999-01-01T00:00:00Z"))
        self.assertEqual(NOW, self.listed()["kim@a.example"]["since"])

    def test_what_names_nobody_is_told(self):
        result = self.add({"text": "550 dead"}, bounce("dead", "kim\n@a.example"))
        self.assertIn("2 verdicts take somebody off the list whom the record does not name", result.err)
        self.assertEqual({}, self.listed())

    def test_what_is_stored_is_told(self):
        result = self.add(*(bounce("dead", f"kim{i}@a.example", day(1)) for i in range(5)), arguments=("--batch", "2", "--verbose"))
        self.assertEqual(["2", "4", "5"], [line.split()[2] for line in result.err.splitlines() if line.startswith("carom: stored")])

    def test_rejects_are_told_and_strict_ends_with_4(self):
        result = self.suppress("add", "--policy", self.rules, "--from", "ndjson", "--strict", stdin='{"text":\n' + json.dumps(bounce("dead")) + "\n")
        self.assertEqual(4, result.code)
        self.assertIn("1 of 2 records rejected", result.err)
        self.assertEqual({"kim@a.example"}, set(self.listed()))

    def test_rejects_are_written_where_they_are_wanted(self):
        rejects = self.folder / "rejects"
        arguments = ["add", "--policy", self.rules, "--from", "ndjson", "--rejects"]
        self.suppress(*arguments, rejects, stdin='{"text":\n' + json.dumps(bounce("dead")) + "\n")
        self.assertEqual([1], [json.loads(line)["number"] for line in rejects.read_text().splitlines()])
        records = self.write("in", '{"text":\n' * 2 + json.dumps(bounce("dead")) + "\n")
        result = self.suppress(*arguments, rejects, records, self.folder / "missing")
        self.assertEqual(4, result.code)
        self.assertIn(f"not every input could be read to its end; the rejects so far are in {rejects}.partial", result.err)
        self.assertEqual(1, len(rejects.read_text().splitlines()))
        self.assertEqual(2, self.suppress(*arguments, self.state, stdin="").code)
        self.assertEqual({"kim@a.example"}, set(self.listed()))

    def test_a_missing_folder_of_the_state_is_named(self):
        result = self.suppress("add", state=self.folder / "no/such/state", stdin="")
        self.assertEqual(4, result.code)
        self.assertIn(f"; there is no folder {self.folder}/no/such, make it first\n", result.err)
        link = self.folder / "link"
        link.symlink_to(self.folder / "no/such/state")
        self.assertNotIn("there is no folder", self.suppress("add", state=link, stdin="").err)

    def test_an_input_that_cannot_be_opened_makes_no_state(self):
        missing, other = self.folder / "missing", self.folder / "other"
        for arguments, told in (([missing], [missing]), ([missing, other], [missing, other]), (["--follow", missing], [missing])):
            result = self.suppress("add", "--policy", self.rules, *arguments)
            self.assertEqual((4, [f"carom: cannot read {path}: No such file or directory" for path in told]),
                             (result.code, result.err.splitlines()))
            self.assertFalse(self.state.exists())

    def test_what_can_be_opened_beside_it_is_stored(self):
        records = self.write("records", json.dumps(bounce("dead", when=day(1))) + "\n")
        self.assertEqual(4, self.suppress("add", "--policy", self.rules, self.folder / "missing", records).code)
        self.assertEqual({"kim@a.example"}, set(self.listed()))

    def test_what_is_followed_is_stored_as_it_comes_until_ctrl_c(self):
        records = self.write("records", json.dumps(bounce("dead", when=day(1))) + "\n")
        command = [CAROM, "suppress", "--state", self.state, "--now", NOW, "add", "--policy", self.rules, "--follow", "--verbose", records]
        process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
        self.assertEqual("carom: stored 1 record\n", process.stderr.readline())
        self.assertEqual({"kim@a.example"}, set(self.listed()))
        with records.open("a") as more:
            more.write(json.dumps(bounce("dead", "lee@a.example", day(2))) + "\n")
        self.assertEqual("carom: stored 2 records\n", process.stderr.readline())
        process.send_signal(signal.SIGINT)
        process.communicate()
        self.assertEqual(0, process.returncode)
        self.assertEqual({"kim@a.example", "lee@a.example"}, set(self.listed()))
        self.assertEqual(2, self.suppress("add", "--follow").code)

    def test_the_shipped_packs_answer_without_a_policy(self):
        self.suppress("add", stdin=json.dumps({"text": "550 5.1.1 no such user", "recipient": "kim@a.example"}) + "\n")
        self.assertEqual("recipient.invalid", self.listed()["kim@a.example"]["class"])


class Show(Suppress):
    def test_of_some_says_by_its_exit_code_whether_all_are_on_the_list(self):
        self.add(bounce("dead", when=day(4)), bounce("no domain", "max@c.example", day(6)))
        for entries, code, shown in ((["kim@A.example"], 0, {"kim@a.example"}), (["other@c.example"], 0, {"@c.example"}),
                                     (["kim@a.example", "lee@a.example"], 1, {"kim@a.example"}), (["@a.example"], 1, set())):
            result = self.suppress("show", *entries)
            self.assertEqual((code, shown), (result.code, {one["entry"] for one in result.records()}), entries)
        self.assertEqual(2, self.suppress("show", "kim").code)

    def test_csv_cells_are_no_formulas(self):
        self.add(bounce("no domain", "max@c.example", day(6)))
        self.assertEqual("entry,guarded,since,until,class,rule,count\n'@c.example,false,2026-03-06T00:00:00Z,,trial.domain,trial.domain,1\n",
                         self.suppress("show", "--format", "csv").out)

    def test_a_table_is_aligned(self):
        self.add(bounce("dead", when=day(4)), bounce("edge", "pat@long.example", day(5)))
        lines = self.suppress("show", "--format", "table").out.splitlines()
        self.assertEqual(3, len(lines))
        self.assertEqual(1, len({line.index(word) for line, word in zip(lines, ("SINCE", "2026", "2026"))}))


class Why(Suppress):
    def why(self, entry, **options):
        result = self.suppress("why", "--json", entry, **options)
        return result.code, json.loads(result.out)

    def test_tells_each_failure_and_what_counts(self):
        self.add(bounce("full", when=day(1)), bounce("full", when=day(8)), bounce("full", when=day(15)), bounce("edge", when=day(16)))
        code, known = self.why("kim@A.Example")
        self.assertEqual(0, code)
        self.assertEqual(("kim@a.example", day(15), 3, ["remove"]), (known["entry"], known["listing"]["since"], known["listing"]["count"], known["lifted_by"]))
        self.assertEqual([(day(1), "counts"), (day(8), "counts"), (day(15), "decides"), (day(16), None)], [(one["time"], one["part"]) for one in known["failures"]])
        self.assertEqual(("trial.full", "trial.full", "recipient after 3 in 14d", "550 full", "standard input, record 1"),
                         tuple(known["failures"][0][key] for key in ("class", "rule", "suppress", "text", "source")))

    def test_tells_them_in_words(self):
        self.add(bounce("full", when=day(1)), bounce("dead", when=day(2)))
        self.assertEqual(f"""\
kim@a.example: off the list since {day(2)}, without end
  by trial.dead (rule trial.dead): suppress recipient
  lifted by `carom suppress remove`
  2 failures are known
    {day(1)}  trial.full
        standard input, record 1
        550 full
    {day(2)}  trial.dead, decides
        standard input, record 2
        550 dead
""", self.suppress("why", "kim@a.example").out)

    def test_attempts_at_one_message_count_once(self):
        self.add(*(bounce("full", when=day(number), message_id="m1") for number in (1, 2, 3)))
        self.assertEqual(1, self.why("kim@a.example")[0])
        self.add(*(bounce("full", when=day(4), message_id=f"m{number}") for number in (2, 3)))
        self.assertEqual(0, self.why("kim@a.example")[0])

    def test_tells_what_the_domain_does(self):
        self.add(bounce("no domain", "max@c.example", day(6)))
        code, known = self.why("kim@c.example")
        self.assertEqual((0, True, None, "@c.example"), (code, known["listed"], known["listing"], known["domain"]["listing"]["entry"]))
        self.assertIn("@c.example: off the list since 2026-03-06T00:00:00Z, without end\n", self.suppress("why", "kim@c.example").out)

    def test_tells_how_far_each_class_is(self):
        self.add(bounce("full", when=day(1)), bounce("full", when=day(18), message_id="m1"), bounce("full", when=day(19), message_id="m1"))
        out = self.suppress("why", "kim@a.example").out
        self.assertTrue(out.startswith("kim@a.example: not on the list\n  trial.full: 1 message of 3 in 14d\n  3 failures are known\n"), out)
        count = {"class": "trial.full", "messages": 1, "needed": 3, "within": "14d"}
        self.assertEqual([count], self.why("kim@a.example")[1]["counts"])
        self.add(bounce("full", when=day(6)), bounce("full", when=day(7)))
        code, known = self.why("kim@a.example")
        self.assertEqual((0, [{**count, "messages": 3}]), (code, known["counts"]))
        self.assertNotIn("messages of", self.suppress("why", "kim@a.example").out)

    def test_a_delivery_begins_the_count_anew(self):
        self.add(bounce("full", when=day(17)), delivered(day(18)), bounce("full", when=day(19)))
        self.assertIn("  trial.full: 1 message of 3 in 14d\n", self.suppress("why", "kim@a.example").out)

    def test_a_count_whose_listing_has_ended_says_so(self):
        self.rules = self.write("rules.carom", RULES.replace("after 3 in 14d", "for 1d after 2 in 14d"))
        self.add(bounce("full", when=day(10)), bounce("full", when=day(11)))
        out = self.suppress("why", "kim@a.example").out
        self.assertIn("  trial.full: 2 messages of 2 in 14d; the time that they put it on the list for has ended\n", out)

    def test_tells_that_an_address_is_off_by_its_domain(self):
        self.add(bounce("no domain", "max@c.example", day(6)), bounce("full", "kim@c.example", day(19)))
        out = self.suppress("why", "kim@c.example").out
        self.assertTrue(out.startswith("kim@c.example: off the list by its domain @c.example\nkim@c.example: not on the list\n"), out)
        self.assertNotIn("by its domain", self.suppress("why", "@c.example").out)

    def test_who_is_not_on_the_list_ends_with_1(self):
        self.add(bounce("full", when=day(1)))
        self.assertEqual((1, False, 1), (lambda code, known: (code, known["listed"], len(known["failures"])))(*self.why("kim@a.example")))
        result = self.suppress("why", "lee@a.example")
        self.assertEqual((1, "lee@a.example: not on the list\n  0 failures are known\n"), (result.code, result.out))

    def test_says_in_words_what_would_lift_it(self):
        self.add(bounce("edge", when=day(1)), bounce("quiet", "lee@a.example", day(2)), delivered(day(1), "lee@a.example"))
        self.assertIn("lifted by `carom suppress remove`, or a delivery\n", self.suppress("why", "kim@a.example").out)
        text = self.suppress("why", "lee@a.example").out
        self.assertIn("lee@a.example: off the list since 2026-03-02T00:00:00Z, until 2026-04-01T00:00:00Z\n", text)
        self.assertIn("lifted by `carom suppress remove`, or time\n  last delivery 2026-03-01T00:00:00Z\n", text)
        self.assertIn("by trial.quiet (rule trial.quiet): suppress recipient for 30d\n", text)


class Remove(Suppress):
    def test_takes_off_and_later_failures_count_anew(self):
        self.add(*(bounce("full", when=day(number)) for number in (1, 2, 3)))
        result = self.suppress("remove", "kim@a.example")
        self.assertEqual((0, "carom: 1 entry taken off, 0 not on the list\n"), (result.code, result.err))
        self.add(*(bounce("full", when=day(number)) for number in (1, 2, 3, 4, 5, 6)))
        self.assertEqual({}, self.listed())
        self.add(*(bounce("full", when=f"2026-03-21T0{hour}:00:00Z") for hour in (1, 2)), now="2026-03-22T00:00:00Z")
        self.assertEqual({}, self.listed(now="2026-03-22T00:00:00Z"))
        self.add(bounce("full", when="2026-03-21T03:00:00Z"), now="2026-03-22T00:00:00Z")
        self.assertEqual({"kim@a.example"}, set(self.listed(now="2026-03-22T00:00:00Z")))
        self.assertIn("last taken off by hand " + NOW, self.suppress("why", "kim@a.example").out)

    def test_who_is_not_on_the_list_ends_with_1_and_is_not_named(self):
        self.add(bounce("dead", when=day(1)), bounce("no domain", "max@a.example", day(1)))
        result = self.suppress("remove", "kim@a.example", "lee@a.example")
        self.assertEqual(1, result.code)
        self.assertIn("1 entry taken off, 1 not on the list", result.err)
        self.assertIn("2 addresses are still off by the domain", result.err)
        self.assertNotIn("a.example", result.err)


class Exchange(Suppress):
    def fill(self):
        self.add(*(bounce("full", when=day(number)) for number in (1, 2, 3)), bounce("edge", "pat@b.example", day(5)),
                 bounce("quiet", "l\u00e9a@b.example", day(6), event_id="e1"), bounce("no domain", "max@c.example", day(6)), delivered(day(7), "tom@d.example"),
                 bounce("full \u202e \x1b[1m", "ann@a.example", day(7), message_id="m1"))
        self.suppress("remove", "max@c.example")

    def test_a_plain_list_has_an_entry_a_line(self):
        self.fill()
        self.assertEqual("@c.example\nkim@a.example\nl\u00e9a@b.example\n", self.suppress("export").out)
        self.assertEqual("pat@b.example\n", self.suppress("export", "--guarded").out)

    def test_all_facts_taken_in_make_an_equal_state(self):
        self.fill()
        facts = self.suppress("export", "--format", "ndjson").out
        self.assertGreater(len(facts.splitlines()), 10)
        other = self.folder / "other"
        result = self.suppress("import", "-", state=other, stdin=facts)
        self.assertEqual(0, result.code, result.err)
        self.assertEqual(facts, self.suppress("export", "--format", "ndjson", state=other).out)
        self.assertEqual(self.suppress("show").out, self.suppress("show", state=other).out)
        self.add(bounce("full", when=day(4)), state=other)
        self.add(bounce("full", when=day(4)))
        self.assertEqual(self.suppress("show").out, self.suppress("show", state=other).out)

    def test_csv_and_listings_are_taken_in(self):
        self.fill()
        expected = {(one["entry"], one["guarded"], one["until"]) for one in self.listed().values()}
        for format in ("csv", "ndjson"):
            shown = self.suppress("show", "--format", format).out
            other = self.folder / format
            self.assertEqual(0, self.suppress("import", self.write("shown", shown), state=other).code)
            self.assertEqual(expected, {(one["entry"], one["guarded"], one["until"]) for one in self.listed(state=other).values()})

    def test_entries_alone_are_taken_in_with_their_date(self):
        path = self.write("list", "Kim@A.Example\r\n\n@c.example\nno address\n")
        result = self.suppress("import", path)
        self.assertEqual(1, result.code)
        self.assertIn("2 lines taken in", result.err)
        self.assertIn("1 line is neither an address, or a row with one, nor what `carom suppress export` writes; the first is line 4", result.err)
        self.assertEqual({"kim@a.example": (NOW, None), "@c.example": (NOW, None)}, {entry: (one["since"], one["class"]) for entry, one in self.listed().items()})
        self.assertIn("put on it by hand", self.suppress("why", "Kim@a.example").out)
        self.suppress("import", path, "--guarded", now="2026-03-21T00:00:00Z")
        self.assertFalse(self.listed()["@c.example"]["guarded"])

    def taken_from(self, text):
        """Exit code, who is on the list of a new state, and what was said."""
        state = self.folder / "taken"
        state.unlink(missing_ok=True)
        result = self.suppress("import", self.write("lines", text), state=state)
        return result.code, set(self.listed(state=state)), result.err

    def test_an_address_is_read_out_of_the_forms_that_lists_have(self):
        for line, entry in (("kim@x.example,spam", "kim@x.example"), ("spam;kim@x.example;", "kim@x.example"), ("\tkim@x.example\t5", "kim@x.example"),
                            ("hard|kim@x.example", "kim@x.example"), ("<kim@x.example>", "kim@x.example"), ("Kim <kim@x.example>", "kim@x.example"),
                            ('"Lee, Kim" <kim@x.example>', "kim@x.example"), ("Lee, Kim <kim@x.example>", "kim@x.example"),
                            ("kim@x.example (Kim)", "kim@x.example"), ("mailto:kim@x.example?subject=no", "kim@x.example"),
                            ("kim@x.example # or lee@x.example", "kim@x.example"), ('"kim@x.example"', "kim@x.example"),
                            ('"kim lee"@x.example', '"kim lee"@x.example'), ("@x.example,no mail", "@x.example"), ("kim@x.example,@kim", "kim@x.example"),
                            ("kim@x.example,<kim@x.example>", "kim@x.example"), ("\ufeffkim@x.example", "kim@x.example"), ("kim@[192.0.2.1]", "kim@[192.0.2.1]"),
                            ("kim@x.example.", "kim@x.example")):
            self.assertEqual((0, {entry}), self.taken_from(line + "\n")[:2], line)

    def test_what_holds_no_address_or_several_is_refused_and_counted(self):
        lines = ("x", "kim", "kim@", "@kim", "kim@x example", "kim@x..example", "kim@x.example,lee@x.example", "<kim@x.example", "kim lee@x.example", "kim@x.example/a")
        for line in lines:
            self.assertEqual((1, set()), self.taken_from(line + "\n")[:2], line)
        code, taken, said = self.taken_from("ann@x.example\n# a comment\n\n" + "\n".join(lines) + "\n")
        self.assertEqual((1, {"ann@x.example"}), (code, taken))
        self.assertIn(f"{len(lines)} lines are neither", said)
        self.assertIn("the first is line 4\n", said)

    def test_a_table_with_a_heading_has_its_addresses_in_one_column(self):
        for text, taken in (("email,reason,created\nkim@x.example,\"550 no\nsuch user\",2026\nlee@x.example,full,2026\n", {"kim@x.example", "lee@x.example"}),
                            ("From;E-Mail\nme@y.example;kim@x.example\nme@y.example;lee@x.example\n", {"kim@x.example", "lee@x.example"}),
                            ("Email Address\nKim <kim@x.example>\n", {"kim@x.example"}), ("wer|warum\nkim@x.example|voll\n", {"kim@x.example"}),
                            ("email,reason\n", set())):
            self.assertEqual((0, taken), self.taken_from(text)[:2], text)
        code, taken, said = self.taken_from("sender,email\nme@y.example,\nme@y.example,kim@x.example\n")
        self.assertEqual((1, {"kim@x.example"}), (code, taken))
        self.assertIn("1 line is neither", said)
        self.assertIn("the first is line 2\n", said)
        self.assertIn("the first is line 1\n", self.taken_from("none, here\nnone, either\n")[2])

    def test_a_quote_that_does_not_close_costs_its_own_line(self):
        code, taken, _ = self.taken_from('email,reason\nkim@x.example,"no end\nlee@x.example,full\npat@x.example,full\n')
        self.assertEqual((1, {"lee@x.example", "pat@x.example"}), (code, taken))

    def test_nothing_is_taken_from_a_program(self):
        result = self.suppress("import", CAROM)
        self.assertEqual((1, {}), (result.code, self.listed()))
        self.assertIn("0 lines taken in", result.err)

    def test_an_input_that_is_missing_makes_no_state(self):
        self.assertEqual(4, self.suppress("import", self.folder / "missing").code)
        self.assertFalse(self.state.exists())

    def test_what_stands_before_damage_is_taken_in_and_told(self):
        controller, terminal = os.openpty()  # reading fails behind what was written, once the other end is closed
        os.write(terminal, b"kim@a.example\nno address\nann@a.example\n")
        os.close(terminal)
        done = subprocess.run([CAROM, "suppress", "--state", self.state, "import", "-"], stdin=controller, capture_output=True, text=True,
                              check=False)
        os.close(controller)
        self.assertEqual(4, done.returncode, done.stderr)
        for words in ("2 lines taken in", "the first is line 2", "cannot read standard input: Input/output error"):
            self.assertIn(words, done.stderr)
        self.assertEqual({"kim@a.example", "ann@a.example"}, set(self.listed()))

    def test_characters_that_tables_show_as_escapes_are_in_no_entry(self):
        hostile = [f"kim{c}@a.example" for c in ("\x7f", "\x9b", "\u202e", "\u200f", "\u2066", "\x1b")]
        result = self.add(*(bounce("dead", address) for address in hostile))
        self.assertIn("6 verdicts take somebody off the list whom the record does not name", result.err)
        result = self.suppress("import", "-", stdin="".join(address + "\n" for address in [*hostile, "l\u00e9a@a.example"]))
        self.assertIn("6 lines are neither an address, or a row with one, nor what", result.err)
        self.assertEqual({"l\u00e9a@a.example"}, set(self.listed()))
        self.assertEqual(2, self.suppress("why", hostile[0]).code)

    def test_who_is_put_on_again_is_on(self):
        path = self.write("list", "kim@a.example\n")
        for verb, listed in (("import", {"kim@a.example"}), ("remove", set()), ("import", {"kim@a.example"})):
            self.suppress(verb, path if verb == "import" else "kim@a.example")
            self.assertEqual(listed, set(self.listed()), verb)

    def test_what_has_ended_is_passed_over(self):
        result = self.suppress("import", "-", stdin='{"entry": "kim@a.example", "guarded": false, "until": "2026-03-01T00:00:00Z"}\n')
        self.assertIn("1 listing that has ended passed over", result.err)
        self.assertEqual({}, self.listed())

    def test_a_damaged_fact_is_told_and_costs_no_other(self):
        good = '{"kind": "removal", "entry": "kim@a.example", "time": 5}\n'
        for bad in ('{"kind": "removal", "entry": "kim@a.example"}', '{"kind": "removal", "entry": "kim", "time": 5}', '{"kind": "soup"}', "{",
                    '{"kind": "removal", "entry": "kim@a.example", "time": 99999999999999}', '{"kind": "window", "seconds": -1}'):
            result = self.suppress("import", "-", stdin=bad + "\n" + good)
            self.assertEqual(1, result.code, bad)
            self.assertIn("1 line taken in", result.err)

    def test_a_file_has_its_name_when_it_is_whole_and_is_not_the_state(self):
        self.fill()
        target = self.folder / "list"
        self.assertEqual(0, self.suppress("export", "--output", target).code)
        self.assertEqual(self.suppress("export").out, target.read_text())
        for path in (self.state, self.folder / "state-wal"):
            self.assertEqual(2, self.suppress("export", "--output", path).code)
        self.assertEqual(4, self.suppress("export", "--output", self.folder / "no/such").code)
        self.assertEqual(2, self.suppress("export", "--guarded", "--format", "csv").code)


class State(Suppress):
    def test_is_for_its_owner_alone(self):
        self.add(bounce("dead"))
        self.assertEqual(0o600, stat.S_IMODE(os.stat(self.state).st_mode))

    def test_that_is_missing_none_or_newer_is_refused(self):
        self.assertEqual(4, self.suppress("show").code)
        self.assertEqual(5, self.suppress("show", state=self.rules).code)
        self.add(bounce("dead"))
        with sqlite3.connect(self.state) as connection:
            connection.execute("PRAGMA user_version = 3")
        result = self.suppress("show")
        self.assertEqual(5, result.code)
        self.assertIn("version 3", result.err)

    def test_options_may_stand_behind_the_verb_and_must_be_sound(self):
        self.add(bounce("dead", when=day(4)))
        self.assertEqual(0, run("suppress", "show", "--state", self.state, "kim@a.example").code)
        self.assertEqual(2, run("suppress", "show").code)
        self.assertEqual(2, run("suppress", "--state", self.state).code)
        result = self.suppress("show", now="soon")
        self.assertEqual(2, result.code)
        self.assertIn("expected a time such as", result.err)

    def test_no_address_stands_in_words_about_a_run(self):
        for result in (self.add(bounce("dead", "zoe\n@a.example"), bounce("dead", when=day(4))), self.suppress("show", "zoe@a.example "), self.suppress("show", "zoeexample")):
            self.assertNotIn("zoe", result.err)


if __name__ == "__main__":
    unittest.main()
