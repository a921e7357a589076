#!/usr/bin/env python3
"""carom classify on threads and engines: the same bytes whatever runs, and streams answered while they are written."""
import itertools
import json
import select
import unittest

from program import SOURCE, CommandLine, run

GONE = "550 5.1.1 no such person"
ENGINES = ["auto", "interpreter", "table"]
WAYS = [["--engine", engine, "--threads", threads, "--batch", batch]
        for engine, threads, batch in itertools.product(ENGINES, ["1", "2", "4"], ["1", "7", "1000"])]
# What a stream may take to be answered: far above what it takes, so that only a hang fails.
PATIENCE = 60


def hostile_lines():
    """Records that are damaged, huge, blank or strange, some thousand between them, so that there are many blocks."""
    strange = [
        '{"text": "550 5.1.1 no such person", "id": "a\\u00e9\\ud83d\\ude00"}', '{"text": oops', "", " \t ", "{}", "[]", '"x"', "null",
        '{"text": "\\u0000\\u001b[31m 451 too busy"}', '{"text": 550}', '{"id": [1], "text": "x"}', '{"text": "550 told you"}\r',
        '{"text": "host mx.a.example said: 550 5.1.1 no such person (in reply to RCPT TO command)"}',
        json.dumps({"text": "550 listed by bl.example " + "x" * 200000}), '{"text": "caf\udce9 too busy"}', '{"text": "cut off',
    ]
    lines = []
    for number in range(1800):
        lines.append(strange[number % len(strange)] if number % 5 == 0 and (number % 16 != 13 or number < 200)
                     else json.dumps({"id": number, "code": 550, "text": GONE + f" {number} " + "y" * (number % 300)}))
    return "\n".join(lines).encode(errors="surrogateescape")


class SameBytes(CommandLine):
    def rejected(self, rejects):
        """Unfinished where an input could not be read to its end."""
        partial = rejects.with_name(rejects.name + ".partial")
        return (partial if partial.exists() else rejects).read_bytes()

    def expect_the_same(self, *arguments, ways=WAYS, policy=True, **options):
        arguments = [*(["--policy", self.pack] if policy else []), *arguments]
        expected = None
        for way in ways:
            rejects = self.folder / "rejects"
            result = run("classify", *arguments, "--rejects", rejects, *way, **options)
            found = (result.code, result.out, result.err, self.rejected(rejects))
            expected = expected or found
            self.assertTrue(found == expected, f"{way}: exit {result.code}, {result.err[:500]}")
        self.assertNotEqual("", expected[1])

    def test_over_hostile_lines_in_every_format(self):
        lines = self.write("lines.ndjson", hostile_lines())
        self.expect_the_same(lines)
        for output in ("csv", "table"):
            self.expect_the_same("--format", output, lines, ways=WAYS[::5])

    def test_over_a_stream_of_hostile_lines(self):
        self.expect_the_same("--input-format", "ndjson", stdin=hostile_lines(), ways=WAYS[::4])

    def test_over_replies(self):
        replies = "".join(f"{GONE} {n}\n450-4.2.0 more\n450 4.2.0 of it\n  and an indented line\n\n" for n in range(1500))
        self.expect_the_same(self.write("replies.txt", replies))

    def test_over_an_array(self):
        self.expect_the_same(self.write("all.json", json.dumps([{"id": n, "text": GONE} for n in range(1500)], indent=1)))

    def test_over_the_samples_with_the_shipped_packs(self):
        self.expect_the_same("--format", "csv", SOURCE / "docs/examples/bounces.ndjson",
                             *sorted((SOURCE / "tests/cli/inputs").glob("*.eml")), policy=False, ways=WAYS[::5])

    def test_over_many_files_some_of_which_cannot_be_read(self):
        files = [self.write(f"{n}.txt", f"{GONE} {n}\n" if n % 4 else "") for n in range(60)]
        self.expect_the_same(*files, self.folder / "none.txt", self.write("below/a.txt", GONE).parent, *files)


class Streams(CommandLine):
    def start(self, *arguments, **streams):
        return self.begin("classify", "--policy", self.pack, *arguments, **streams)

    def line_of(self, process):
        ready, _, _ = select.select([process.stdout], [], [], PATIENCE)
        self.assertTrue(ready, "no answer while the stream is open")
        return json.loads(process.stdout.readline())

    def test_are_answered_line_by_line_with_a_format_found_out(self):
        for threads in ("1", "2", "4"):
            process = self.start("--threads", threads)
            for number in range(5):
                process.stdin.write(json.dumps({"id": number, "text": GONE}).encode() + b"\n")
                process.stdin.flush()
                self.assertEqual(number, self.line_of(process)["id"])

    def test_of_replies_are_answered_one_line_later(self):
        process = self.start("--threads", "2")
        for number in range(5):
            process.stdin.write(f"{GONE} {number}\n".encode())
            process.stdin.flush()
            if number > 0:
                self.assertEqual(number, self.line_of(process)["id"])

    def test_that_nobody_reads_any_more_end_the_program(self):
        for threads in ("1", "4"):
            process = self.start("--threads", threads)
            process.stdin.write(json.dumps({"text": GONE}).encode() + b"\n")
            process.stdin.flush()
            self.line_of(process)
            process.stdout.close()
            with self.assertRaises(BrokenPipeError):
                for _ in range(1_000_000):
                    process.stdin.write(json.dumps({"text": GONE}).encode() + b"\n")
            self.assertEqual(0, process.wait(PATIENCE))


class Options(CommandLine):
    def test_counts_that_are_none_are_usage_errors(self):
        for option in ("--threads", "--batch"):
            for value in ("0", "-1", "two", "", "1.5", "0x2", "+1", " 1", "99999999999999999999", "65537"):
                # A word of its own may be empty; one with a sign would be taken for an option.
                argument = [f"{option}={value}"] if value.startswith("-") else [option, value]
                result = self.classify(*argument, stdin=GONE + "\n")
                self.assertEqual((2, ""), (result.code, result.out), argument)
                self.assertRegex(result.err, f"{option}: expected a whole number from 1 to [0-9]+, found ", value)

    def test_an_unknown_engine_is_a_usage_error(self):
        for value in ("tables", "", "TABLE"):
            result = self.classify(f"--engine={value}", stdin=GONE + "\n")
            self.assertEqual((2, ""), (result.code, result.out), value)
            self.assertIn("--engine", result.err)

    def test_rules_that_tables_cannot_take_are_answered_all_the_same(self):
        self.pack = self.write("long.carom", f"""pack long 1.0.0 {{ language 1; layer base; about "one long phrase" }}
class long.word {{ type permanent; scope recipient; retry never; suppress recipient }}
class long.gone {{ type permanent; scope recipient; retry never; suppress recipient }}
rule word {{ when text has "{"x" * 70000}" => long.word }}
rule gone {{ when text has "no such person" => long.gone }}
""")
        limit = ["--limit", "string_bytes=100000"]
        result = self.classify("--engine", "table", *limit, stdin=GONE + "\n")
        self.assertEqual((0, ["long.gone"]), (result.code, [record["class"] for record in result.records()]))
        self.assertIn("--engine table cannot take these rules: one of its patterns looks for a literal of more than "
                      "65536 bytes; the interpreter answers, with the same verdicts", result.err)
        self.assertNotIn("--engine", self.classify(*limit, stdin=f"{GONE}\n" * 2000).err)

    def test_verbose_says_which_engine_answered_in_which_form(self):
        many = f"{GONE}\n" * 20000
        for arguments, stdin, said in ((["--engine", "interpreter"], many, "carom: interpreter, 3 rules"),
                                       (["--engine", "table"], GONE, "carom: table (plain), 3 rules"),
                                       ([], GONE, "carom: interpreter, 3 rules"),
                                       ([], many, "carom: table (plain), 3 rules")):
            result = self.classify("--verbose", *arguments, stdin=stdin, env={"CAROM_SIMD": "plain"})
            self.assertIn(said, result.err)

    def test_a_vector_form_that_there_is_not_is_said_once(self):
        result = self.classify("--engine", "table", "--threads", "4", stdin=GONE, env={"CAROM_SIMD": "mmx"})
        self.assertEqual(0, result.code)
        self.assertEqual(1, result.err.count("CAROM_SIMD is 'mmx'"))

    def test_version_and_doctor_say_engine_and_form(self):
        for verb in ("version", "doctor"):
            found = json.loads(run(verb, "--json", env={"CAROM_SIMD": "plain"}).out)
            self.assertEqual(("table", "plain"), (found["engine"], found["simd"]))
        self.assertRegex(run("doctor", env={"CAROM_SIMD": "plain"}).out, r"engine +table \(plain\)")


if __name__ == "__main__":
    unittest.main()
