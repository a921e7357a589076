#!/usr/bin/env python3
"""Fails on a C++ file that does not begin with a comment: the line that says why the file is there.

Usage: file_comments.py ROOT
"""
import pathlib
import sys

FOLDERS = ("support", "importers", "dsl", "compiler", "runtime", "ingest", "cli", "bench", "tests")
SUFFIXES = {".h", ".hpp", ".cpp", ".c", ".def"}
WHY = "// "


def problems_of(path, text):
    first = text.split("\n", 1)[0]
    if not first.startswith(WHY) or not first[len(WHY):].strip():
        found = f"`{first}`" if first else "nothing"
        yield f"{path}:1: found {found}, expected a line `// …` that says why this file is there"


def problems_under(root):
    for folder in FOLDERS:
        for file in sorted((root / folder).rglob("*")):
            if file.suffix in SUFFIXES:
                yield from problems_of(file.relative_to(root).as_posix(), file.read_text(encoding="utf-8"))


def main():
    root = pathlib.Path(sys.argv[1])
    if not (root / "support").is_dir():
        sys.exit("file_comments.py: no support/ below " + str(root))
    problems = list(problems_under(root))
    for problem in problems:
        print(problem)
    sys.exit(1 if problems else 0)


if __name__ == "__main__":
    main()
