#!/usr/bin/env python3
"""Runs every command of the `sh` blocks of the README, docs/command-line.md and docs/import.md with the program under test; each must
succeed. They run in a copy of the tree, so that nothing is written into the source.

Usage: readme_commands.py SOURCE_DIR CAROM
"""
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

PAGES = ("README.md", "docs/command-line.md", "docs/import.md")
README_PROGRAM = "build/release/cli/carom"
# What a clone has and no example needs.
LEFT_OUT = shutil.ignore_patterns("build", ".*", "tests", "bench", "__pycache__")


def commands_of(page):
    for block in re.findall(r"^```sh\n(.*?)^```", page, re.MULTILINE | re.DOTALL):
        yield from (line for line in block.splitlines() if line and not line.startswith("#"))


def run_all(page, folder, program):
    """The number of commands that fail."""
    commands = list(commands_of((folder / page).read_text(encoding="utf-8")))
    if not commands:
        sys.exit(f"{page} has no sh block")
    failed = 0
    for command in commands:
        command = command.replace(README_PROGRAM, program).replace("/tmp/", f"{folder}/")
        run = subprocess.run(["bash", "-c", "set -o pipefail; " + command], cwd=folder, capture_output=True, text=True,
                             timeout=120, check=False)
        print(f"[{run.returncode}] {command}")
        if run.returncode != 0:
            failed += 1
            print(run.stdout[-2000:], run.stderr[-2000:])
    return failed


def main():
    source, program = pathlib.Path(sys.argv[1]), sys.argv[2]
    with tempfile.TemporaryDirectory() as folder:
        copy = pathlib.Path(folder) / "tree"
        shutil.copytree(source, copy, ignore=LEFT_OUT)
        sys.exit(1 if sum(run_all(page, copy, program) for page in PAGES) else 0)


if __name__ == "__main__":
    main()
