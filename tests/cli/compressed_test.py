"""Inputs that are compressed with gzip or zstd, in every place where inputs are read."""
import gzip
import json
import os
import subprocess
import unittest
import zlib

from program import CAROM, CommandLine, run
from read_formats_test import CASES

MAIL = """\
From: MAILER-DAEMON@n.example
To: b@n.example
Subject: Undelivered mail
Auto-Submitted: auto-replied

<kim@a.example>: 550 5.1.1 no such person
"""
PLAIN = [("ndjson", '{"text": "550 5.1.1 no such person"}\n{"text": "451 too busy"}\n'),
         ("json", '[\n {"text": "550 5.1.1 no such person"},\n {"text": "451 too busy"}]\n'),
         ("replies", "550 5.1.1 no such person\n451 too busy\n"),
         ("mail", MAIL),
         ("mbox", "From b@n.example Mon Mar  4 09:15:02 2024\n" + MAIL + "\nFrom b@n.example Mon Mar  4 09:15:02 2024\n" + MAIL)]


BOMB_LINES = b'{"text": "550 a"}\n' * 5000  # more than is looked at to find out the format
ZSTD_HEAD = b"\x28\xb5\x2f\xfd\x00\x50"  # with a window of a mebibyte


def zstd(content):
    """A frame of raw blocks (RFC 8878 section 3.1.1), so that no program is needed that makes others."""
    blocks = [content[at:at + 4096] for at in range(0, len(content), 4096)] or [b""]
    frame = ZSTD_HEAD
    for number, block in enumerate(blocks, 1):
        frame += (len(block) << 3 | (number == len(blocks))).to_bytes(3, "little") + block
    return frame


PACKERS = [gzip.compress, zstd]


class Compressed(CommandLine):
    def test_each_format_is_read_as_if_it_were_plain(self):
        for name, content in [*PLAIN, *((name, content) for name, content, _ in CASES)]:
            raw = content.encode()
            plain = run("read", stdin=raw)
            self.assertEqual(0, plain.code)
            for pack in PACKERS:
                self.assertEqual(plain, run("read", stdin=pack(raw)), (name, pack))

    def test_each_verb_that_reads_inputs(self):
        raw = PLAIN[0][1].encode()
        for pack in PACKERS:
            plain, packed = self.write("a/input", raw), self.write("b/input", pack(raw))
            for arguments in (["classify", "--policy", self.pack], ["read"], ["coverage", "--policy", self.pack, "-i"],
                              ["explain", "--policy", self.pack, "--number", "2", "--record"]):
                one, other = (run(*arguments, path.name, cwd=path.parent) for path in (plain, packed))
                self.assertEqual(0, one.code, one.err)
                self.assertEqual(one, other, (arguments, pack))

    def test_a_reply_explained_from_standard_input(self):
        for content in ("550 5.1.1 no such person\n", PLAIN[1][1], MAIL):
            for pack in PACKERS:
                one, other = (run("explain", "--policy", self.pack, stdin=way(content.encode())) for way in (bytes, pack))
                self.assertEqual(0, one.code, one.err)
                self.assertEqual(one, other)

    def test_folders_and_maildirs(self):
        for pack in PACKERS:
            for part, (_, content) in (("any", PLAIN[2]), ("new", PLAIN[3])):
                found = []
                for way in (bytes, pack):
                    folder = self.folder / pack.__name__ / part / way.__name__ / "in"
                    self.write(folder / part / "one.gz", way(content.encode()))
                    if part == "new":
                        (folder / "cur").mkdir()
                    found.append(run("read", "in", cwd=folder.parent))
                self.assertEqual(0, found[0].code, found[0].err)
                self.assertTrue(found[0].records())
                self.assertEqual(*found)

    def test_several_members_are_one_input(self):
        for pack in PACKERS:
            result = run("read", stdin=pack(b"550 a\n55") + pack(b"") + pack(b"1 b\n"))
            self.assertEqual((0, [550, 551]), (result.code, [one["smtp_code"] for one in result.records()]))

    def test_any_cut_gives_the_records_before_it_and_fails(self):
        raw = "".join(json.dumps({"id": str(number), "text": "550 no"}) + "\n" for number in range(2000)).encode()
        for pack in PACKERS:
            packed = pack(raw)
            whole = run("read", stdin=packed).records()
            self.assertEqual(2000, len(whole))
            for size in range(4, len(packed), len(packed) // 12):
                result = run("read", stdin=packed[:size])
                self.assertEqual(4, result.code, (size, result.err))
                self.assertIn(f"standard input: found the end of the compressed input at byte {size}, expected more ", result.err)
                records = result.records()
                self.assertEqual(whole[:len(records)], records)
            self.assertGreater(len(records), 1000)

    def test_what_is_compressed_twice_or_otherwise_is_refused(self):
        for content, told in ((gzip.compress(zstd(b"550 a\n")), "found zstd data inside compressed data"),
                              (b"BZh91AY&SY", "found bzip2 data, which `bzip2 -dc FILE | carom … -` reads"),
                              (zstd(b"BZh91AY&SY"), "found bzip2 data, which `bzip2 -dc FILE | carom … -` reads"),
                              (b"\xfd7zXZ\x00", "found xz data, which `xz -dc FILE | carom … -` reads")):
            result = run("read", stdin=content)
            self.assertEqual((4, ""), (result.code, result.out))
            self.assertIn(told, result.err)

    def assert_reads_a_bomb(self, path):
        self.assertLess(path.stat().st_size, 2 << 20)
        for verb in (["read"], ["read", "--from", "replies"]):
            with subprocess.Popen([CAROM, *verb, path], stdout=subprocess.PIPE, stderr=subprocess.PIPE) as program:
                out, err = program.stdout.read(), program.stderr.read()
                _, _, usage = os.wait4(program.pid, 0)
            self.assertEqual(5000, out.count(b"\n"), (out[:1000], err))
            self.assertIn(b"1 of 5001 records rejected", err)
            self.assertLess(usage.ru_maxrss, 512 << 10)  # KiB; sanitizers take their share

    def test_a_gibibyte_of_zeros_takes_little_memory(self):
        packer = zlib.compressobj(9, zlib.DEFLATED, 31)
        zeros = bytes(1 << 20)
        parts = [packer.compress(BOMB_LINES), *(packer.compress(zeros) for _ in range(1024)), packer.flush()]
        self.assert_reads_a_bomb(self.write("bomb.gz", b"".join(parts)))

    def test_a_gibibyte_of_zeros_in_blocks_of_four_bytes_takes_little_memory(self):
        repeated = (128 << 10 << 3 | 1 << 1).to_bytes(3, "little") + b"\0"  # a block of one byte again and again
        end = (1).to_bytes(3, "little")
        self.assert_reads_a_bomb(self.write("bomb.zst", zstd(BOMB_LINES) + ZSTD_HEAD + repeated * 8192 + end))


if __name__ == "__main__":
    unittest.main()
