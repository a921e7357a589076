#!/usr/bin/env python3
"""`carom map`: a guess that is a map file as it stands. Goldens: golden/map/INPUT.toml for each input beside it.

CAROM_UPDATE_GOLDENS=1 writes them anew; read the difference before committing it.
"""
import csv
import io
import json
import os
import pathlib
import random
import string
import tomllib
import unittest

from program import CommandLine, run

FOLDER = pathlib.Path(__file__).parent / "golden/map"
INPUTS = sorted(path for path in FOLDER.iterdir() if path.suffix != ".toml")
REASONS = ["no such user", "mailbox full", "relay access denied", "message rejected as spam", "user unknown", "Postfach unbekannt",
           "buzón lleno, rechazado", "connection timed out"]
CODES = [("550", "5.1.1"), ("452", "4.2.2"), ("554", "5.7.1"), ("421", "4.7.0"), ("450", "4.2.0")]
SEEDS = range(40)


class Map(CommandLine):
    maxDiff = None

    def places(self, result):
        """Place by field."""
        self.assertEqual(0, result.code, result.err)
        return flat(tomllib.loads(result.out))

    def test_every_input_is_mapped_as_its_golden_says(self):
        for path in INPUTS:
            result = run("map", path.name, cwd=FOLDER)
            self.assertEqual(0, result.code, path.name)
            golden = FOLDER / (path.name + ".toml")
            if "CAROM_UPDATE_GOLDENS" in os.environ:
                golden.write_text(result.out, encoding="utf-8")
            with self.subTest(path.name):
                self.assertEqual(golden.read_text(encoding="utf-8"), result.out)

    def test_the_guess_answers_no_fewer_records(self):
        for path in INPUTS:
            guess = self.write("map.toml", run("map", path).out)
            # A table whose columns have no known names would be read as replies.
            container = ["--from", "csv"] if path.suffix in (".csv", ".tsv") else []
            without, with_map = run("classify", *container, path), run("classify", "--map", guess, path)
            self.assertEqual(0, with_map.code, with_map.err)
            self.assertNotIn("no record has a value where --map says", with_map.err, path.name)
            self.assertGreaterEqual(answered(with_map), answered(without), path.name)
            self.assertGreater(answered(with_map), 0, path.name)

    def test_examples_can_be_left_out(self):
        for path in INPUTS:
            with_examples, without = run("map", path), run("map", "--no-examples", path)
            self.assertNotIn("a.example", without.out.replace(str(path), ""), path.name)
            self.assertEqual(self.places(with_examples), self.places(without))

    def test_a_format_that_is_known_needs_none(self):
        for content, name in (("550 5.1.1 no such user, sorry\n421 busy, later\n", "replies"),
                              ("From: a@b.example\nTo: kim@a.example\n\nhello\n", "mail")):
            result = run("map", stdin=content)
            self.assertEqual((0, {}), (result.code, self.places(result)))
            self.assertEqual(f"carom: standard input: no map is needed, its format is {name}\n", result.err)
            self.assertEqual(f"# standard input: no map is needed, its format is {name}\n", result.out)

    def test_one_map_for_several_inputs(self):
        one, two = self.write("1.ndjson", '{"a": "550 5.1.1 no such user"}\n'), self.write("2.ndjson", '{"b": "kim@a.example"}\n')
        self.assertEqual({"text": "a", "recipient": "b"}, self.places(run("map", one, two)))

    def test_what_cannot_be_read_ends_with_4(self):
        result = run("map", self.folder / "none")
        self.assertEqual((4, ""), (result.code, result.out))
        self.assertEqual(4, run("map", stdin=b"PAR1" + bytes(64)).code)

    def test_an_input_without_records_says_so(self):
        result = run("map", "--from", "ndjson", stdin="")
        self.assertEqual((0, ""), (result.code, result.out))
        self.assertIn("found no record, expected JSON objects or rows below names of columns", result.err)

    def test_only_the_beginning_is_looked_at(self):
        lines = [json.dumps({"a": "550 no such user"})] * 1000 + [json.dumps({"later": "kim@a.example"})] * 10
        result = run("map", stdin="\n".join(lines) + "\n")
        self.assertNotIn("later", result.out)
        self.assertIn("# in 1000 of 1000", result.out)

    def test_objects_whose_keys_are_data_are_cut(self):
        line = json.dumps({"text": "550 no such user", **{f"k{i}": "x" for i in range(2000)}})
        result = run("map", stdin=line + "\n")
        self.assertEqual({"text": "text"}, self.places(result))
        self.assertIn("# Members beyond the first 500 were not looked at.", result.out)

    def test_random_names_and_values_in_all_their_variety(self):
        for seed in SEEDS:
            with self.subTest(seed):
                table = Table(random.Random(seed))
                path = self.write(f"{seed}.{table.kind}", table.content())
                result = run("map", path)
                places = self.places(result)
                self.assertEqual(table.place("text"), places.get("text"), result.out)
                self.assertEqual(table.place("recipient"), places.get("recipient"), result.out)
                self.assertEqual(len(places), len(set(places.values())), result.out)
                guess = self.write("map.toml", result.out)
                read = [json.loads(line) for line in run("read", "--map", guess, path).out.splitlines()]
                self.assertEqual(table.recipients(), [one["recipient"] for one in read], result.out)
                self.assertTrue(all(one["text"] for one in read))


def flat(table, prefix=""):
    places = {}
    for key, value in table.items():
        places.update(flat(value, f"{prefix}{key}.") if isinstance(value, dict) else {prefix + key: value})
    return places


def answered(result):
    return sum(answer["class"] not in (None, "unclassified") for answer in result.records())


class Table:
    """Bounces under names that say nothing, as a table or as JSON, flat or nested; what is there beside text and recipient is chance."""

    def __init__(self, chance):
        self.chance = chance
        self.kind = chance.choice(["csv", "ndjson", "nested.ndjson", "json"])
        makers = {"text": self.reason, "recipient": lambda row: f"{self.word()}.{row}@{self.word()}{row % 7}.example"}
        self.is_split = chance.random() < 0.4
        if self.is_split:
            makers |= {"code": lambda row: CODES[row % 5][0], "status": lambda row: CODES[row % 5][1]}
        beside = {"host": lambda row: f"mx{row % 3}.{self.word()}.example", "ip": lambda row: f"192.0.2.{row % 250}",
                  "timestamp": lambda row: f"2024-03-04T09:{row % 60:02}:00Z", "sender": lambda row: f"news+{row}@n.example",
                  "message": lambda row: f"<{row}.{self.word()}@out.n.example>", "subject": lambda row: "News of the month of March",
                  "number": lambda row: str(row * 7), "client": lambda row: "Mozilla/5.0 (X11; Linux)", "empty": lambda row: ""}
        makers |= {name: make for name, make in beside.items() if chance.random() < 0.6}
        self.makers = list(makers.items())
        chance.shuffle(self.makers)
        self.names = {}
        while len(self.names) < len(self.makers):
            self.names[self.makers[len(self.names)][0]] = f"q{len(self.names)}" + "".join(chance.choices(string.ascii_letters + " ~/ü", k=chance.randint(1, 9))).strip()
        self.rows = [{name: make(row) for name, make in self.makers} for row in range(chance.randint(8, 60))]

    def word(self):
        return "".join(self.chance.choices(string.ascii_lowercase, k=6))

    def reason(self, row):
        code, status = CODES[row % 5]
        words = self.chance.choice(REASONS)
        return words if self.is_split else self.chance.choice([f"{code} {status} {words}", f"{code} {words}", f"{code}-{status} <{self.word()}>: {words}"])

    def place(self, field):
        name = self.names[field]
        step = name.replace("~", "~0").replace("/", "~1")
        if self.kind == "nested.ndjson":
            return f"/ereignis/0/{step}"
        return name if "/" not in name or not name.startswith("/") else "/" + step

    def recipients(self):
        return [row["recipient"] for row in self.rows]

    def content(self):
        named = [{self.names[name]: value for name, value in row.items()} for row in self.rows]
        if self.kind == "csv":
            out = io.StringIO()
            writer = csv.DictWriter(out, [self.names[name] for name, _ in self.makers], delimiter=self.chance.choice(",;\t|"))
            writer.writeheader()
            writer.writerows(named)
            return out.getvalue()
        objects = [{"ereignis": [one]} if self.kind == "nested.ndjson" else one for one in named]
        is_ascii = self.chance.random() < 0.5
        if self.kind == "json":
            return json.dumps(objects, indent=1, ensure_ascii=is_ascii)
        return "".join(json.dumps(one, ensure_ascii=is_ascii) + "\n" for one in objects)


if __name__ == "__main__":
    unittest.main()
