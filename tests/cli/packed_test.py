#!/usr/bin/env python3
"""Inputs that are packed in formats that are not read: what is said of them leads to what is in them."""
import bz2
import gzip
import io
import lzma
import shutil
import subprocess
import tarfile
import unittest
import zipfile

from program import CommandLine, run

TEXT = '{"text": "550 5.1.1 no such person"}\n'
FILTERS = [("xz", lzma.compress(TEXT.encode()), "xz data, which `xz -dc FILE | carom … -` reads"),
           ("bzip2", bz2.compress(TEXT.encode()), "bzip2 data, which `bzip2 -dc FILE | carom … -` reads"),
           ("iconv", TEXT.encode("utf-16"), "UTF-16 text, which `iconv -f UTF-16 -t UTF-8 FILE | carom … -` reads")]


def tar(tar_format, name="bounces/one.ndjson"):
    file = io.BytesIO()
    with tarfile.open(fileobj=file, mode="w", format=tar_format) as archive:
        member = tarfile.TarInfo(name)
        member.size = len(TEXT)
        archive.addfile(member, io.BytesIO(TEXT.encode()))
    return file.getvalue()


def zipped():
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("bounces/one.ndjson", TEXT)
    return file.getvalue()


class Packed(CommandLine):
    def assert_found(self, what, content):
        path = self.write("packed", content)
        for arguments, name, stdin in (([path], str(path), b""), (["-"], "standard input", content)):
            result = self.classify(*arguments, stdin=stdin)
            self.assertEqual((4, ""), (result.code, result.out), what)
            self.assertIn(f"{name}: found {what}, expected replies, JSON or a mail as text", result.err)

    def test_data_of_one_file_is_told_with_the_command_that_unpacks_it(self):
        for _, content, what in FILTERS:
            self.assert_found(what, content)

    def test_that_command_leads_to_the_records(self):
        for program, content, what in FILTERS:
            if shutil.which(program) is None:
                continue
            command = what[what.index("`") + 1:].partition(" FILE |")[0].split()
            unpacked = subprocess.run([*command, self.write("packed", content)], capture_output=True, check=True).stdout
            self.assertEqual("trial.gone", self.classify("-", stdin=unpacked).records()[0]["class"], program)

    def test_archives_are_told_with_the_command_that_fills_a_folder(self):
        self.assert_found("a zip archive; `unzip FILE -d FOLDER` unpacks it, then name that folder", zipped())
        for tar_format in (tarfile.USTAR_FORMAT, tarfile.GNU_FORMAT, tarfile.PAX_FORMAT):
            for content in (tar(tar_format), tar(tar_format, "b/" * 40 + "ä" * 30), gzip.compress(tar(tar_format))):
                self.assert_found("a tar archive; `tar -xf FILE -C FOLDER` unpacks it, then name that folder", content)

    def test_the_verbs_that_read_records_all_say_so(self):
        path = self.write("packed.xz", FILTERS[0][1])
        for verb in (["read"], ["map"], ["suppress", "--state", self.folder / "state", "add"]):
            result = run(*verb, path)
            self.assertEqual(4, result.code, verb)
            self.assertIn(FILTERS[0][2], result.err, verb)


if __name__ == "__main__":
    unittest.main()
