#!/usr/bin/env python3
"""The guard of first lines finds what it is there to find."""
import unittest

from file_comments import problems_of


class FileComments(unittest.TestCase):
    def test_a_line_that_says_why_is_fine(self):
        self.assertEqual([], list(problems_of("cli/a.cpp", "// Why.\n#include <span>\n")))

    def test_a_file_without_one_is_found(self):
        for text in ("", '#include "cli/a.h"\n', "//\nint a;\n", "//   \nint a;\n", "\n// Too late.\n", "#pragma once\n"):
            self.assertEqual(1, len(list(problems_of("cli/a.cpp", text))), repr(text))

    def test_what_was_found_and_expected_is_told(self):
        self.assertEqual(
            ["cli/a.h:1: found `#pragma once`, expected a line `// …` that says why this file is there"],
            list(problems_of("cli/a.h", "#pragma once\n")))


if __name__ == "__main__":
    unittest.main()
