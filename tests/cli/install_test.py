#!/usr/bin/env python3
"""`cmake --install` into an empty folder, and the program that lies there then.

CAROM_BUILD names the build folder.
"""
import json
import os
import pathlib
import subprocess
import tempfile
import unittest

from program import SOURCE


class Installed(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(folder.cleanup)
        first = pathlib.Path(folder.name) / "first"
        done = subprocess.run(["cmake", "--install", os.environ["CAROM_BUILD"], "--prefix", first], capture_output=True, check=False)
        assert done.returncode == 0, done.stderr.decode()
        # Nothing may depend on where it was installed first.
        cls.prefix = first.rename(pathlib.Path(folder.name) / "elsewhere")

    def run_installed(self, *arguments, stdin=b""):
        environment = {key: value for key, value in os.environ.items() if key != "CAROM_PACKS"}
        return subprocess.run([self.prefix / "bin/carom", *arguments], input=stdin, capture_output=True, cwd="/",
                              env=environment, check=False)

    def test_the_program_finds_its_packs_from_any_folder(self):
        done = self.run_installed("doctor", "--json")
        self.assertEqual(0, done.returncode, done.stderr)
        answer = json.loads(done.stdout)
        self.assertEqual(str(self.prefix / "share/carom/packs"), answer["packs_folder"])
        shipped = {path.name for path in (SOURCE / "stdlib-rules").iterdir()}
        self.assertEqual(shipped, {pack["name"] for pack in answer["packs"]})

    def test_the_program_classifies(self):
        done = self.run_installed("classify", "--json", stdin=b"550 5.1.1 no such user\n")
        self.assertEqual((0, "recipient.invalid"), (done.returncode, json.loads(done.stdout)["class"]))

    def test_through_a_link_too(self):
        link = self.prefix / "link"
        link.symlink_to("bin/carom")
        done = subprocess.run([link, "doctor"], capture_output=True, cwd="/", check=False)
        self.assertIn(str(self.prefix / "share/carom/packs"), done.stdout.decode())

    def test_the_runtime_for_programs_in_c_lies_beside_it(self):
        for path in ("lib/libcarom-runtime.a", "include/carom/carom_runtime.h"):
            self.assertTrue((self.prefix / path).is_file(), path)

    def test_schemas_documents_and_licence_lie_beside_it(self):
        for path in ("share/carom/schema/verdict.schema.json", "share/doc/carom/LICENSE", "share/doc/carom/README.md",
                     "share/doc/carom/command-line.md", "share/doc/carom/diagnostics/C0101.md",
                     "share/doc/carom/examples/policy.carom"):
            self.assertTrue((self.prefix / path).is_file(), path)
        schemas = {path.name for path in (SOURCE / "docs/schema").iterdir()}
        self.assertEqual(schemas, {path.name for path in (self.prefix / "share/carom/schema").iterdir()})


if __name__ == "__main__":
    unittest.main()
