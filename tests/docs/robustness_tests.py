#!/usr/bin/env python3
"""Every test that docs/robustness.md names exists.

Usage: robustness_tests.py SOURCE_DIR
"""
import pathlib
import re
import sys

ROW = re.compile(r"^\| (.+?) \| (.+) \|$", re.MULTILINE)
FILE = re.compile(r"`(tests/[^`]+)`")


def is_defined(name, text):
    suite, _, test = name.rpartition(".")
    pattern = rf"\bTEST(_F|_P)?\({suite}, {test}\)" if suite else rf"\bdef {test}\("
    return re.search(pattern, text) is not None


def missing(tests, source):
    """In `tests`, a file stands before the names of tests in it; a golden stands alone."""
    named = FILE.split(tests)[1:]
    if not named:
        yield f"no test in {tests}"
    for file, names in zip(named[::2], named[1::2]):
        path = source / file
        if not path.is_file():
            yield f"{file}: no such file"
            continue
        tests_of_file = re.findall(r"[\w.]+", names)
        if not tests_of_file and path.suffix in (".cpp", ".py"):
            yield f"{file}: no test of it is named"
        text = path.read_text(encoding="utf-8", errors="replace") if tests_of_file else ""
        yield from (f"{file}: no test {name}" for name in tests_of_file if not is_defined(name, text))


def main():
    source = pathlib.Path(sys.argv[1])
    rows = ROW.findall((source / "docs/robustness.md").read_text(encoding="utf-8"))[1:]
    found = [problem for _, tests in rows if set(tests) != {"-"} for problem in missing(tests, source)]
    for problem in found:
        print(f"docs/robustness.md: {problem}")
    if len(rows) < 25:
        found.append("rows")
        print(f"docs/robustness.md: found {len(rows)} rows, expected those of all inputs")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
