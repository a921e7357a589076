#!/usr/bin/env python3
"""Runs every command of the README's `sh` blocks with the program under test; each must succeed.

Usage: readme_commands.py SOURCE_DIR CAROM
"""
import pathlib
import re
import subprocess
import sys

README_PROGRAM = "build/release/cli/carom"


def commands_of(readme):
    for block in re.findall(r"^```sh\n(.*?)^```", readme, re.MULTILINE | re.DOTALL):
        yield from (line for line in block.splitlines() if line and not line.startswith("#"))


def main():
    source, program = pathlib.Path(sys.argv[1]), sys.argv[2]
    commands = list(commands_of((source / "README.md").read_text(encoding="utf-8")))
    if not commands:
        sys.exit("readme_commands.py: the README has no sh block")
    failed = 0
    for command in commands:
        run = subprocess.run(["bash", "-c", command.replace(README_PROGRAM, program)], cwd=source, capture_output=True,
                             text=True, timeout=120)
        print(f"[{run.returncode}] {command}")
        if run.returncode != 0:
            failed += 1
            print(run.stdout[-2000:], run.stderr[-2000:])
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
