#!/usr/bin/env python3
"""`carom suppress`: what verdicts ask for, remembered across runs."""
import json
import os
import sqlite3
import stat
import unittest

from program import CommandLine, run

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
             {"entry": "Kim@a.example", "guarded": False, "since": day(4), "until": None, "class": "trial.dead", "rule": "trial.dead", "count": 1},
             {"entry": "pat@b.example", "guarded": True, "since": day(5), "until": None, "class": "trial.edge", "rule": "trial.edge", "count": 1}],
            self.suppress("show").records())

    def test_the_third_within_14_days_is_across_runs(self):
        self.add(bounce("full", when=day(1)))
        self.add(bounce("full", when=day(8)))
        self.assertEqual({}, self.listed())
        self.add(bounce("full", when=day(15)))
        self.assertEqual((day(15), 3), tuple(self.listed()["kim@a.example"][key] for key in ("since", "count")))

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


class State(Suppress):
    def test_is_for_its_owner_alone(self):
        self.add(bounce("dead"))
        self.assertEqual(0o600, stat.S_IMODE(os.stat(self.state).st_mode))

    def test_that_is_missing_none_or_newer_is_refused(self):
        self.assertEqual(4, self.suppress("show").code)
        self.assertEqual(5, self.suppress("show", state=self.rules).code)
        self.add(bounce("dead"))
        with sqlite3.connect(self.state) as connection:
            connection.execute("PRAGMA user_version = 2")
        result = self.suppress("show")
        self.assertEqual(5, result.code)
        self.assertIn("version 2", result.err)

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
