"""A replay ends well over good inputs alone: neither over a finding, nor over nothing, nor over what cannot be read."""
import pathlib
import subprocess
import sys
import tempfile
import unittest

PROGRAM = sys.argv.pop()


def replay(*paths):
    return subprocess.run([PROGRAM, *map(str, paths)], capture_output=True, check=False).returncode


class Replay(unittest.TestCase):
    def test_fails_where_it_should(self):
        with tempfile.TemporaryDirectory() as name:
            folder = pathlib.Path(name)
            self.assertEqual(1, replay(folder))
            self.assertEqual(1, replay())
            self.assertEqual(1, replay(folder / "missing"))
            (folder / "good").write_text("words")
            self.assertEqual(0, replay(folder))
            (folder / "bad").write_text("fault")
            self.assertLess(replay(folder), 0)
            self.assertLess(replay(folder / "bad"), 0)


if __name__ == "__main__":
    unittest.main()
