#!/usr/bin/env python3
"""carom classify with folders: which files below them are read, in which order, and what is said of them."""
import json
import os
import pathlib
import unittest

from program import CommandLine, run

SHARED = os.environ.get("CAROM_SHARED", "")


def mail(text, fields="Return-Path: <>\n"):
    return f"{fields}From: a@b.example\nSubject: s\n\n{text}\n"


class FolderCase(CommandLine):
    def setUp(self):
        super().setUp()
        self.inputs = self.folder / "inputs"
        self.inputs.mkdir()

    def names(self, *arguments, code=0):
        result = self.classify("--format", "ndjson", *arguments)
        self.assertEqual(code, result.code, result.err)
        self.err = result.err
        return [os.path.relpath(record["file"], self.inputs) for record in result.records()]

    def put(self, *names, content=None):
        for name in names:
            self.write(f"inputs/{name}", content or mail("550 5.1.1 no such person"))


class Folders(FolderCase):
    def test_are_walked_in_the_order_of_their_names(self):
        self.put("b.eml", "a/z.eml", "a/b/y.eml", "c.eml")
        self.assertEqual(["a/b/y.eml", "a/z.eml", "b.eml", "c.eml"], self.names(self.inputs))
        self.assertEqual(["c.eml", "a/b/y.eml", "a/z.eml"], self.names(self.inputs / "c.eml", self.inputs / "a"))

    def test_are_read_without_hidden_files_pipes_and_links_to_folders(self):
        self.put("a.eml", ".hidden", ".git/b.eml")
        os.mkfifo(self.inputs / "pipe")
        (self.inputs / "loop").symlink_to(self.inputs)
        (self.inputs / "link.eml").symlink_to(self.inputs / "a.eml")
        self.assertEqual(["a.eml", "link.eml"], self.names(self.inputs))
        self.assertIn(f"carom: {self.inputs}: not read: 1 link to a folder, 1 pipe; name what is to be read\n", self.err)

    def test_tell_once_what_is_no_file(self):
        self.put("a.eml", "b/c.eml")
        for link in ("loop", "b/loop"):
            (self.inputs / link).symlink_to(self.inputs)
        (self.inputs / "gone").symlink_to(self.inputs / "nothing")
        (self.inputs / "null").symlink_to("/dev/null")
        (self.inputs / ".hidden").symlink_to(self.inputs)
        os.mkfifo(self.inputs / "pipe")
        self.assertEqual(["a.eml", "b/c.eml"], self.names(self.inputs))
        self.assertIn("not read: 2 links to folders, 1 link that leads nowhere, 1 pipe, 1 device or socket; name what is to be read\n", self.err)
        self.assertEqual(1, self.err.count("not read"))
        self.names(self.inputs / "b/c.eml")
        self.assertNotIn("not read", self.err)

    def test_hold_files_of_any_format(self):
        self.put("a.ndjson", content='{"text": "550 no such person"}\n')
        self.put("b.txt", content="550 no such person\n")
        self.put("c.eml")
        self.assertEqual(["a.ndjson", "b.txt", "c.eml"], self.names(self.inputs))

    def test_without_records_say_so_once(self):
        self.put("a.txt", "b.txt", content="\n")
        self.assertEqual([], self.names(self.inputs))
        self.assertEqual(1, self.err.count("no records in it"))

    def test_lose_what_is_no_text_alone(self):
        self.put("a.pdf", content="%PDF-1.4\n")
        self.put("b.eml")
        self.assertEqual(["b.eml"], self.names(self.inputs, code=4))
        self.assertIn("a.pdf: found a PDF document", self.err)

    def test_tell_of_peoples_mails_once(self):
        self.put("a.eml", "b.eml", "c.eml", content=mail("hello", ""))
        self.names(self.inputs)
        self.assertEqual(1, self.err.count("as people write them"), self.err)
        self.assertIn(f"found 3 mails as people write them (one is record 1 of {self.inputs / 'a.eml'})", self.err)

    def test_tell_of_the_first_file_with_several_mails(self):
        self.put("a.eml")
        self.put("b/c.eml", "d.eml", content=mail("550 5.1.1 no such person") + "\n" + mail("550 5.1.1 no such person"))
        self.names(self.inputs)
        self.assertIn(f"{self.inputs}: found 2 more mails behind the first, expected one mail a file;", self.err)
        self.assertIn(f"; one such file is {self.inputs / 'b/c.eml'}\n", self.err)

    def test_tell_of_the_first_file_without_texts(self):
        self.put("b.ndjson", "a.ndjson", content='{"text": "550 no"}\n{"x": "550 no"}\n')
        self.names(self.inputs)
        self.assertIn(f"2 records have no reply text under a known name; one is record 2 of {self.inputs / 'a.ndjson'} with", self.err)

    def test_keep_their_files_from_being_overwritten_by_rejects(self):
        self.put("a/b.eml")
        result = self.classify("--rejects", self.inputs / "a/b.eml", self.inputs)
        self.assertEqual(2, result.code)
        self.assertIn("an input of this run", result.err)

    def test_of_a_thousand_files_are_answered_file_by_file(self):
        for number in range(1000):
            self.put(f"{number:04}.eml")
        self.assertEqual([f"{number:04}.eml" for number in range(1000)], self.names(self.inputs))


class Maildirs(FolderCase):
    def test_are_read_without_what_is_being_delivered(self):
        self.put("cur/1.a:2,S", "new/2.a", "tmp/3.a", "dovecot-uidlist", "cur/.hidden")
        self.assertEqual(["cur/1.a:2,S", "new/2.a"], self.names(self.inputs))

    def test_hold_others(self):
        self.put("cur/1.a", "new/2.a", ".Sent/cur/3.a", ".Sent/new/4.a", ".Sent/tmp/5.a", "courierimapkeywords/x")
        self.assertEqual(["cur/1.a", "new/2.a", ".Sent/cur/3.a", ".Sent/new/4.a"], self.names(self.inputs))

    def test_may_stand_in_folders(self):
        self.put("kim/cur/1.a", "kim/new/2.a", "lee/cur/3.a", "lee/new/4.a", "lee/tmp/5.a")
        self.assertEqual(["kim/cur/1.a", "kim/new/2.a", "lee/cur/3.a", "lee/new/4.a"], self.names(self.inputs))

    def test_hold_mails_whatever_these_look_like(self):
        self.put("new/1.a", content="550 no such person\n")
        (self.inputs / "cur").mkdir()
        result = self.classify("--format", "ndjson", self.inputs)
        self.assertEqual((0, ["trial.gone"]), (result.code, [record["class"] for record in result.records()]), result.err)
        self.assertEqual(["new/1.a"], self.names("--input-format", "replies", self.inputs))

    @unittest.skipUnless(SHARED, "no shared data; set CAROM_SHARED to the folder that holds samples/")
    def test_of_the_samples_say_what_is_expected(self):
        folder = pathlib.Path(SHARED) / "samples/maildir"
        result = run("classify", "--format", "ndjson", folder)
        found = {(os.path.relpath(record["file"], folder), record["recipient"], record["code"], record["status"])
                 for record in result.records()}
        expected = {(row["file"], row["recipient"], row["smtp_code"], row["enhanced"])
                    for row in map(json.loads, (folder / "expected.ndjson").read_text().splitlines())}
        self.assertEqual(expected, found, result.err)


if __name__ == "__main__":
    unittest.main()
