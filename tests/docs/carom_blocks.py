#!/usr/bin/env python3
"""Every ```carom block of the documentation parses.

Usage: carom_blocks.py SOURCE_DIR CAROM
"""
import pathlib
import re
import subprocess
import sys


def main():
    source, program = pathlib.Path(sys.argv[1]), sys.argv[2]
    blocks = failed = 0
    for page in sorted([source / "README.md", *(source / "docs").rglob("*.md")]):
        for block in re.findall(r"^```carom\n(.*?)^```", page.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL):
            blocks += 1
            run = subprocess.run([program, "fmt", "-"], input=block, capture_output=True, text=True, timeout=60)
            if run.returncode != 0:
                failed += 1
                print(f"{page.relative_to(source)}: exit {run.returncode}\n{run.stderr}")
    print(f"{blocks} blocks, {failed} do not parse")
    sys.exit(1 if failed or not blocks else 0)


if __name__ == "__main__":
    main()
