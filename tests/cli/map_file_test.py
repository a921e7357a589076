#!/usr/bin/env python3
"""Map files: `--map FILE` says where fields stand."""
import json
import unittest

from program import CommandLine, run

LINE = json.dumps({"diag_de": "550 no such person", "msg": {"to": "kim@a.example"}, "Host": "mx.a.example", "other": "451 too busy"}) + "\n"
POLICY = """\
pack acme.fields 1.0.0 { language 1; layer base; about "a field of its own" }

field campaign: string
field esp.pool: string

class acme.fields.spring { type permanent; scope recipient; retry never; suppress recipient }

rule spring {
  when campaign in ["spring"]
  => acme.fields.spring
}
"""


class MapFiles(CommandLine):
    def map(self, content, name="map.toml"):
        return self.write(name, content)

    def test_fields_stand_where_the_file_says(self):
        path = self.map('# of our exporter\ntext = "diag_de"\nrecipient = "/msg/to" # nested\n"host" = \'Host\'\n')
        answer, = self.classify("--map", path, stdin=LINE).records()
        self.assertEqual(("trial.gone", "kim@a.example"), (answer["class"], answer["recipient"]))
        read, = run("read", "--map", path, stdin=LINE).records()
        self.assertEqual(("kim@a.example", "mx.a.example"), (read["recipient"], read["remote_host"]))

    def test_every_verb_that_reads_records_takes_one(self):
        path = self.map('text = "diag_de"\n')
        records = self.write("one.ndjson", LINE)
        self.assertIn("trial.gone", run("explain", "--policy", self.pack, "--map", path, "--record", records).out)
        self.assertIn("trial.gone  first", run("coverage", "--policy", self.pack, "--map", path, "--input", records).out)

    def test_names_with_dots_are_those_of_the_command_line(self):
        line = json.dumps({"text": "550 no", "kind": "hard", "pool": "a"}) + "\n"
        by_file = run("explain", "--policy", self.pack, "--map", self.map('esp.type = "kind"\n'), "--record", line)
        by_option = run("explain", "--policy", self.pack, "--map", "esp.type=kind", "--record", line)
        self.assertEqual((0, by_option.out), (by_file.code, by_file.out))
        self.assertIn("esp.type", by_file.out)

    def test_a_field_that_the_policy_declares(self):
        policy = self.write("fields.carom", POLICY)
        path = self.map('campaign = "Kampagne"\nesp.pool = "/p"\n')
        answer, = run("classify", "--policy", policy, "--map", path, stdin='{"text": "x", "Kampagne": "spring", "p": "a"}\n').records()
        self.assertEqual("acme.fields.spring", answer["class"])
        refused = self.classify("--map", path, stdin=LINE)
        self.assertEqual(2, refused.code)
        self.assertIn(f"{path}:1:1: cannot map to `campaign`: no such field; the fields are id, text,", refused.err)
        unknown = run("classify", "--policy", policy, "--map", "campain=/a", stdin=LINE)
        self.assertIn("event_id, message_id, campaign, esp.pool", unknown.err)

    def test_the_command_line_wins_and_says_so(self):
        path = self.map('text = "diag_de"\n')
        result = self.classify("--map", "diag=other", "--map", path, stdin=LINE)
        self.assertEqual("trial.busy", result.records()[0]["class"])
        self.assertEqual(f"carom: --map: diag=other of the command line takes the place of text=diag_de of {path}:1:1\n", result.err)

    def test_of_two_files_the_later_wins_and_says_so(self):
        first, second = self.map('text = "diag_de"\nhost = "Host"\n', "a.toml"), self.map('text = "other"\nhost = "Host"\n', "b.toml")
        result = self.classify("--map", first, "--map", second, stdin=LINE)
        self.assertEqual("trial.busy", result.records()[0]["class"])
        self.assertEqual(f"carom: --map: text=other of {second}:1:1 takes the place of text=diag_de of {first}:1:1\n", result.err)

    def test_what_is_wrong_is_told_with_its_place(self):
        for content, place, words in (
                ('text = "a"\nhost = diag\n', "2:", "found what is no TOML"),
                ('text = "a"\n\n  txt = "b"\n', "3:3", "cannot map to `txt`: no such field; the fields are id, text,"),
                ('text = "a"\nhost =  7\n', "2:9", "found a number as the place of `host`, expected the name of a member"),
                ('esp.class = ["a"]\n', "1:13", 'found a list as the place of `esp.class`'),
                ('text = ""\n', "1:8", "found an empty string as the place of `text`"),
                ('text = true\nhost = 1\n', "1:8", "found true or false"),
                ('text = "a"\nhost = "b"\ndiag = "c"\n', "3:1", "cannot map both text=a and diag=c: they are one field"),
                ('text = "a"\ntext = "b"\n', "2:", "found what is no TOML"),
                ('text = "/a~2"\n', "1:1", "in a JSON pointer `~` is written `~0`"),
                ('text = 2024-03-04\n', "1:8", "found a date or a time"),
                ('text = {}\n', "1:8", "found nothing"),
        ):
            path = self.map(content)
            result = self.classify("--map", path, stdin=LINE)
            self.assertEqual((2, ""), (result.code, result.out), content)
            self.assertIn(f"carom: {path}:{place}", result.err, content)
            self.assertIn(words, result.err, content)

    def test_an_empty_file_maps_nothing(self):
        self.assertEqual(0, self.classify("--map", self.map("# nothing\n"), stdin=LINE).code)

    def test_a_file_that_cannot_be_read_ends_with_4(self):
        for path in (self.folder / "none.toml", self.folder):
            result = self.classify("--map", path, stdin=LINE)
            self.assertEqual((4, ""), (result.code, result.out), path)
            self.assertIn(str(path), result.err)

    def test_a_file_of_any_size_is_none(self):
        result = self.classify("--map", self.map("#" * ((1 << 20) + 1)), stdin=LINE)
        self.assertEqual(2, result.code)
        self.assertIn("expected a map file, with a line for each field", result.err)

    def test_a_name_of_any_number_of_steps_is_none(self):
        path = self.map('text = "diag_de"\n' + "a." * 100_000 + 'a = "b"\n')
        result = self.classify("--map", path, stdin=LINE)
        self.assertEqual(2, result.code)
        self.assertIn(f"{path}:2:128: found what is no TOML (the key has more than the 64 steps that are read)", result.err)

    def test_the_name_of_a_field_alone_is_no_file(self):
        self.assertIn("expected FIELD=PLACE", self.classify("--map", "text", stdin=LINE).err)

    def test_a_field_without_a_place_is_refused(self):
        for value in ("text=", "text=diag_de,host="):
            result = self.classify("--map", value, stdin=LINE)
            self.assertEqual((2, ""), (result.code, result.out), value)
            self.assertIn(f"found no place in {value.split(',')[-1]}", result.err)

    def test_what_found_nothing_is_told_with_its_file(self):
        path = self.map('text = "diag_de"\nhost = "nowhere"\n')
        self.assertEqual(f"carom: no record has a value where --map says: host=nowhere ({path}:2:1)\n",
                         self.classify("--map", path, stdin=LINE).err)


if __name__ == "__main__":
    unittest.main()
