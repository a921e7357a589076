#!/usr/bin/env python3
"""`python3 -m carom_tables`: Parquet and Arrow as NDJSON, and Carom's answers to that."""
import datetime
import decimal
import json
import os
import pathlib
import subprocess
import sys
import tempfile
import unittest

try:
    import pyarrow as pa
    import pyarrow.ipc
    import pyarrow.parquet
except ImportError:
    other = os.environ.get("CAROM_PYARROW", "")
    if other and pathlib.Path(other).absolute() != pathlib.Path(sys.executable).absolute():
        os.execv(other, [other, *sys.argv])
    print("carom_tables: SKIPPED, no pyarrow; install bindings/python/carom_tables/requirements.txt, or set CAROM_PYARROW to a "
          "Python that has it")
    sys.exit(77)

CAROM = os.environ["CAROM"]
PACKAGE = pathlib.Path(os.environ["CAROM_SOURCE"]) / "bindings/python"
BOUNCES = {"message": ["550 5.1.1 no such user", "452 4.2.2 full"], "to": ["kim@a.example", None]}


def run(*arguments, stdin=b""):
    return subprocess.run([sys.executable, "-m", "carom_tables", *map(str, arguments)], input=stdin, capture_output=True,
                          env={**os.environ, "PYTHONPATH": str(PACKAGE)}, check=False)


class CaromTables(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)

    def write(self, name, table):
        path = self.folder / name
        if name.endswith(".parquet"):
            pa.parquet.write_table(table, path)
        else:
            make = pa.ipc.new_file if name.endswith(".arrow") else pa.ipc.new_stream
            with make(str(path), table.schema) as writer:
                writer.write_table(table)
        return path

    def rows(self, *paths, **options):
        result = run(*paths, **options)
        self.assertEqual((0, b""), (result.returncode, result.stderr))
        return [json.loads(line) for line in result.stdout.splitlines()]

    def value(self, array, name="one.arrow"):
        row, = self.rows(self.write(name, pa.table({"x": array})))
        return row.get("x")

    def test_each_container_gives_the_same_rows(self):
        expected = [{"message": "550 5.1.1 no such user", "to": "kim@a.example"}, {"message": "452 4.2.2 full"}]
        paths = [self.write(name, pa.table(BOUNCES)) for name in ("a.parquet", "a.arrow", "a.arrows")]
        self.assertEqual(expected * 3, self.rows(*paths))
        self.assertEqual(expected, self.rows("-", stdin=paths[2].read_bytes()))

    def test_carom_answers_them(self):
        rows = run(self.write("a.parquet", pa.table(BOUNCES))).stdout
        read = subprocess.run([CAROM, "read"], input=rows, capture_output=True, check=True).stdout
        found = [json.loads(line) for line in read.splitlines()]
        self.assertEqual([("kim@a.example", 550, "5.1.1"), (None, 452, "4.2.2")],
                         [(one["recipient"], one["smtp_code"], one["enhanced"]) for one in found])

    def test_carom_names_the_command_for_a_file_that_it_does_not_read(self):
        for name in ("a.parquet", "a.arrow", "a.arrows"):
            result = subprocess.run([CAROM, "read", self.write(name, pa.table(BOUNCES))], capture_output=True, check=False)
            self.assertEqual(4, result.returncode)
            self.assertIn(b"`python3 -m carom_tables FILE | carom", result.stderr)

    def test_moments_are_iso_8601_with_their_zone(self):
        moment = datetime.datetime(2024, 3, 4, 9, 15, 2, 118000, datetime.timezone.utc)
        for unit, expected in (("s", "2024-03-04T09:15:02Z"), ("ms", "2024-03-04T09:15:02.118Z"), ("ns", "2024-03-04T09:15:02.118Z")):
            zoned = pa.array([int(moment.timestamp()) if unit == "s" else moment], pa.timestamp(unit, "Europe/Berlin"))
            self.assertEqual(expected, self.value(zoned), unit)
        self.assertEqual("2024-03-04T09:15:02", self.value(pa.array([1709543702], pa.timestamp("s"))))
        self.assertEqual("1969-12-31T23:59:59.999999999Z", self.value(pa.array([-1], pa.timestamp("ns", "UTC"))))
        self.assertEqual("253402300800Z", self.value(pa.array([253402300800], pa.timestamp("s", "UTC"))))
        self.assertEqual("2024-03-04", self.value(pa.array([datetime.date(2024, 3, 4)])))
        for count, expected in ((1709510400000, "2024-03-04"), (1709543702118, "2024-03-04T09:15:02.118"), (-1, "1969-12-31T23:59:59.999")):
            date = pa.Array.from_buffers(pa.date64(), 1, [None, pa.py_buffer(count.to_bytes(8, "little", signed=True))])
            self.assertEqual(expected, self.value(date))
        self.assertEqual("09:15:02.118", self.value(pa.array([datetime.time(9, 15, 2, 118000)])))
        self.assertEqual(90, self.value(pa.array([90000], pa.duration("ms"))))

    def test_numbers_keep_their_digits(self):
        self.assertEqual(9223372036854775807, self.value(pa.array([9223372036854775807])))
        self.assertEqual("123456789012345678901.50", self.value(pa.array([decimal.Decimal("123456789012345678901.50")])))
        self.assertEqual(550.0, self.value(pa.array([550.0])))
        for odd in ("nan", "inf", "-inf"):
            self.assertIsNone(self.value(pa.array([float(odd)])))

    def test_bytes_are_utf_8_or_windows_1252(self):
        for kind in (pa.binary(), pa.large_binary()):
            self.assertEqual("müller", self.value(pa.array(["müller".encode()], kind)))
            self.assertEqual("müller €\x81", self.value(pa.array([b"m\xfcller \x80\x81"], kind)))
        wrong = pa.StringArray.from_buffers(1, pa.py_buffer(b"\0\0\0\0\6\0\0\0"), pa.py_buffer(b"m\xfcller"))
        self.assertEqual("müller", self.value(wrong))

    def test_nested_values_are_objects_and_lists(self):
        self.assertEqual({"a": 1, "b": {"c": "x"}}, self.value(pa.array([{"a": 1, "b": {"c": "x", "d": None}}])))
        self.assertIsNone(self.value(pa.array([None], pa.struct([("a", pa.int8())]))))
        self.assertEqual([{"to": "kim@a.example"}, None], self.value(pa.array([[{"to": "kim@a.example"}, None]])))
        self.assertEqual({"k": "v"}, self.value(pa.array([[("k", "v")]], pa.map_(pa.string(), pa.string()))))
        self.assertEqual("hard", self.value(pa.array(["hard"]).dictionary_encode()))
        self.assertEqual("hard", self.value(pa.array(["hard"]).dictionary_encode(), "one.parquet"))

    def test_columns_of_one_name_are_all_written(self):
        table = pa.Table.from_arrays([pa.array([1]), pa.array([2])], names=["x", "x"])
        self.assertEqual(b'{"x": 1, "x": 2}\n', run(self.write("a.arrow", table)).stdout)

    def test_what_is_damaged_or_missing_ends_with_4_and_costs_no_other_file(self):
        whole = self.write("a.parquet", pa.table(BOUNCES))
        cut = self.folder / "cut.parquet"
        cut.write_bytes(whole.read_bytes()[:-20])
        text = self.folder / "text.txt"
        text.write_text("550 no\n")
        cut_stream = self.folder / "cut.arrows"
        cut_stream.write_bytes(self.write("b.arrows", pa.table(BOUNCES)).read_bytes()[:400])
        for path, words in ((cut, b"found damage"), (cut_stream, b"found damage"), (text, b"found neither Parquet nor Arrow"),
                            (self.folder / "none", b"cannot read: No such file"), (self.folder, b"cannot read: Is a directory")):
            result = run(path, whole)
            self.assertEqual(4, result.returncode, path)
            self.assertEqual(2, len(result.stdout.splitlines()), path)
            self.assertTrue(result.stderr.startswith(b"carom_tables: " + bytes(path)) and words in result.stderr, result.stderr)
            self.assertEqual(1, len(result.stderr.splitlines()))

    def test_damage_that_shows_in_values_and_names_ends_with_4(self):
        wrong = pa.StringArray.from_buffers(1, pa.py_buffer(b"\0\0\0\0\6\0\0\0"), pa.py_buffer(b"m\xfcller"))
        union = self.write("union.arrow", pa.table({"x": pa.UnionArray.from_sparse(pa.array([0], pa.int8()), [wrong])}))
        paths = [self.write(f"name.{kind}", pa.table({"zzzz": [1]})) for kind in ("arrow", "arrows", "parquet")]
        for path in paths:
            path.write_bytes(path.read_bytes().replace(b"zzzz", b"z\xfczz"))
        whole = self.write("a.parquet", pa.table(BOUNCES))
        for path in (union, *paths):
            result = run(path, whole)
            self.assertEqual((4, 2), (result.returncode, len(result.stdout.splitlines())), result.stderr)
            self.assertTrue(result.stderr.startswith(b"carom_tables: " + bytes(path) + b": found damage"), result.stderr)
            self.assertEqual(1, len(result.stderr.splitlines()))

    def test_a_file_on_standard_input_is_refused(self):
        result = run("-", stdin=self.write("a.parquet", pa.table(BOUNCES)).read_bytes())
        self.assertEqual(4, result.returncode)
        self.assertIn(b"name the file itself", result.stderr)

    def test_usage_ends_with_2(self):
        for arguments in ([], ["--format", "csv"], [""]):
            result = run(*arguments)
            self.assertEqual((2, b""), (result.returncode, result.stdout))
            self.assertTrue(result.stderr.startswith(b"carom_tables: "), result.stderr)
        self.assertEqual(0, run("--help").returncode)

    def test_a_reader_that_goes_away_is_no_error(self):
        path = self.write("a.arrow", pa.table({"message": ["550 no such user " * 20] * 20000}))
        program = subprocess.Popen([sys.executable, "-m", "carom_tables", path], stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                                   env={**os.environ, "PYTHONPATH": str(PACKAGE)})
        program.stdout.readline()
        program.stdout.close()
        self.assertEqual((0, b""), (program.wait(), program.stderr.read()))
        program.stderr.close()

    def test_memory_does_not_grow_with_the_file(self):
        """Batches and row groups of 6 MB: what 20 of them take more than 2 do is less than 5 of them."""
        for name in ("long.arrows", "long.arrow", "long.parquet"):
            few, many = (self.peak(self.long_file(name, batches)) for batches in (2, 20))
            self.assertLess(many - few, 30 << 10, name)

    def long_file(self, name, batches):
        path = self.folder / name
        one = pa.table({"message": [f"550 5.1.1 {row} " + "x" * 6000 for row in range(1000)]})
        open_as = {".arrows": pa.ipc.new_stream, ".arrow": pa.ipc.new_file}
        if path.suffix == ".parquet":
            writer = pa.parquet.ParquetWriter(path, one.schema, use_dictionary=False, compression="none")
        else:
            writer = open_as[path.suffix](str(path), one.schema)
        with writer:
            for _ in range(batches):
                writer.write_table(one)
        return path

    def peak(self, path):
        """In kilobytes."""
        program = subprocess.Popen([sys.executable, "-m", "carom_tables", path], stdout=subprocess.DEVNULL,
                                   env={**os.environ, "PYTHONPATH": str(PACKAGE)})
        _, status, usage = os.wait4(program.pid, 0)
        program.returncode = os.waitstatus_to_exitcode(status)
        self.assertEqual(0, program.returncode)
        return usage.ru_maxrss


if __name__ == "__main__":
    unittest.main()
